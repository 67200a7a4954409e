//! What `boards` and `cards` take.

use clap::{Args as ClapArgs, Subcommand};

/// `boards`
#[derive(Debug, Subcommand)]
pub enum Boards {
    /// Make a board: of a template, or of phases.
    Add(NewBoard),
    /// List the cards of a board.
    Cards(ListCards),
}

/// `boards add`
#[derive(Debug, ClapArgs)]
pub struct NewBoard {
    /// Its name; no two boards share one.
    pub name: String,
    /// What it is made of: sales, support, onboarding or hiring.
    #[arg(long, required_unless_present = "phase", conflicts_with = "phase")]
    pub template: Option<String>,
    /// A phase, in their order; with `!` behind the name of one that closes cards.
    #[arg(long, value_name = "NAME")]
    pub phase: Vec<String>,
    /// The flow app that it belongs to.
    #[arg(long, value_name = "NAME")]
    pub flow_app: Option<String>,
}

/// `boards cards`
#[derive(Debug, ClapArgs)]
pub struct ListCards {
    /// Id or name of the board.
    pub board: String,
    /// Only cards of this phase.
    #[arg(long)]
    pub phase: Option<String>,
    /// Only cards that pass this filter, such as {"field":"priority","op":"is","value":"urgent"}.
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
    /// Words in the title or in the contact's name or e-mails.
    #[arg(long)]
    pub search: Option<String>,
    /// Cards at most; 0 is all.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
}

/// `cards`
#[derive(Debug, Subcommand)]
pub enum Cards {
    /// Make a card.
    Add(NewCard),
    /// Put a card at the end of a phase.
    Move {
        /// Id of the card.
        card: String,
        /// Id of the phase, or its name on the card's board.
        phase: String,
    },
    /// Say something about a card.
    Comment {
        /// Id of the card.
        card: String,
        /// Markdown.
        text: String,
    },
}

/// `cards add`
#[derive(Debug, ClapArgs)]
pub struct NewCard {
    /// Id or name of the board.
    pub board: String,
    /// What it says.
    pub title: String,
    /// Whom it is about: id, e-mail or phone.
    #[arg(long, value_name = "CONTACT")]
    pub contact: Option<String>,
    /// Where it begins; the first phase unless told.
    #[arg(long)]
    pub phase: Option<String>,
    /// How pressing it is: low, medium, high or urgent.
    #[arg(long)]
    pub priority: Option<String>,
    /// Whose work it is, by name or e-mail.
    #[arg(long, value_name = "MEMBER")]
    pub assignee: Option<String>,
    /// The day on which it should be done, such as 2026-07-31.
    #[arg(long, value_name = "DAY")]
    pub due: Option<String>,
    /// A tag.
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
}
