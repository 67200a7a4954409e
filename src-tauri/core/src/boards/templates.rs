//! Boards to begin with. Pure.

use super::types::{BoardTemplate, BoardTemplateInfo, NewPhase};
use crate::tags::TagColor;

impl BoardTemplate {
    /// Every template.
    pub const ALL: [Self; 4] = [Self::Sales, Self::Support, Self::Onboarding, Self::Hiring];

    /// The word for it, as scripts write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sales => "sales",
            Self::Support => "support",
            Self::Onboarding => "onboarding",
            Self::Hiring => "hiring",
        }
    }

    /// The template of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|template| template.as_str().eq_ignore_ascii_case(word.trim()))
    }

    const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Sales => ("Sales", "From a new lead to a customer won or lost."),
            Self::Support => ("Support", "From a question to its answer."),
            Self::Onboarding => ("Onboarding", "From the first papers to a customer who is set up."),
            Self::Hiring => ("Hiring", "From an application to a new colleague."),
        }
    }

    /// Names, colours, and whether cards are closed there.
    const fn columns(self) -> &'static [(&'static str, TagColor, bool)] {
        match self {
            Self::Sales => &[
                ("New Lead", TagColor::Sky, false),
                ("Qualified", TagColor::Blue, false),
                ("Discovery Call", TagColor::Violet, false),
                ("Proposal", TagColor::Orange, false),
                ("Won", TagColor::Green, true),
                ("Lost", TagColor::Gray, true),
            ],
            Self::Support => &[
                ("New", TagColor::Sky, false),
                ("In Progress", TagColor::Blue, false),
                ("Waiting on Customer", TagColor::Yellow, false),
                ("Resolved", TagColor::Green, true),
            ],
            Self::Onboarding => &[
                ("Intake", TagColor::Sky, false),
                ("Documents Received", TagColor::Blue, false),
                ("Setup Complete", TagColor::Violet, false),
                ("Active", TagColor::Green, true),
            ],
            Self::Hiring => &[
                ("Applied", TagColor::Sky, false),
                ("Phone Screen", TagColor::Blue, false),
                ("Interview", TagColor::Violet, false),
                ("Offer", TagColor::Orange, false),
                ("Hired", TagColor::Green, true),
                ("Rejected", TagColor::Gray, true),
            ],
        }
    }

    /// The phases that it makes.
    pub(super) fn phases(self) -> Vec<NewPhase> {
        let phase = |(name, color, is_done): &(&str, TagColor, bool)| NewPhase {
            name: (*name).to_owned(),
            color: Some(*color),
            soft_limit: None,
            is_done: *is_done,
        };
        self.columns().iter().map(phase).collect()
    }
}

/// What there is to begin with.
pub fn templates() -> Vec<BoardTemplateInfo> {
    BoardTemplate::ALL
        .into_iter()
        .map(|template| {
            let (name, description) = template.words();
            BoardTemplateInfo { template, name: name.to_owned(), description: description.to_owned(), phases: template.phases() }
        })
        .collect()
}
