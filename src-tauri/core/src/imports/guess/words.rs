//! Headers as words, and what words say about a column.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::synonyms::{CONVERSATION, LAST_ACTIVITY, SYNONYMS};
use crate::imports::mapping::Target;
use crate::imports::types::ImportKind;

/// A header without case, accents and punctuation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    list: Vec<String>,
    /// The words without anything between them.
    pub joined: String,
}

impl Words {
    /// Takes a header apart: `E-Mail-Adresse`, `emailAddress` and `E_MAIL ADRESSE` all give `emailadresse` or alike.
    pub fn of(header: &str) -> Self {
        let mut list: Vec<String> = vec![String::new()];
        let mut was_lower = false;
        for letter in header.nfkd().filter(|letter| !is_combining_mark(*letter)) {
            if !letter.is_alphanumeric() && letter != '#' {
                // An apostrophe belongs to its word.
                if !matches!(letter, '\'' | '’') {
                    list.push(String::new());
                }
                was_lower = false;
                continue;
            }
            if letter.is_uppercase() && was_lower {
                list.push(String::new());
            }
            was_lower = letter.is_lowercase();
            let Some(word) = list.last_mut() else { continue };
            match letter {
                'ß' => word.push_str("ss"),
                'ø' | 'Ø' => word.push('o'),
                'ł' | 'Ł' => word.push('l'),
                'æ' | 'Æ' => word.push_str("ae"),
                'œ' | 'Œ' => word.push_str("oe"),
                other => word.extend(other.to_lowercase()),
            }
        }
        list.retain(|word| !word.is_empty());
        let joined = list.concat();
        Self { list, joined }
    }

    /// Whether one of the words is `word`.
    pub fn has(&self, word: &str) -> bool {
        self.list.iter().any(|one| one == word)
    }

    /// Whether an address or number under this header would be somebody else's.
    pub fn is_about_another(&self) -> bool {
        self.list.iter().any(|word| OTHERS.iter().any(|other| word.starts_with(other)))
    }

    /// Whether the header speaks of a phone at all.
    pub fn mentions_phone(&self) -> bool {
        const PHONES: [&str; 9] = ["phone", "telef", "handy", "mobil", "movil", "celular", "cell", "whatsapp", "gsm"];
        self.list.iter().any(|word| word == "tel" || PHONES.iter().any(|phone| word.contains(phone)))
    }

    /// Without the words that only ask: “What is your e-mail address?” is “e-mail address”.
    fn asked(&self) -> Option<Self> {
        let start = self.list.iter().position(|word| !ASKING.contains(&word.as_str()))?;
        let end = self.list.iter().rposition(|word| !TRAILING.contains(&word.as_str()))?;
        let list = self.list.get(start..=end)?.to_vec();
        (list.len() < self.list.len()).then(|| Self { joined: list.concat(), list })
    }
}

/// Beginnings of words for people other than who fills in.
const OTHERS: [&str; 29] = [
    "owner",
    "assign",
    "agent",
    "referr",
    "referral",
    "friend",
    "manager",
    "colleague",
    "coworker",
    "emergency",
    "notfall",
    "supervisor",
    "spouse",
    "partner",
    "guardian",
    "parent",
    "mother",
    "father",
    "witness",
    "boss",
    "accountant",
    "secretary",
    "assistant",
    "reference",
    "recipient",
    "sender",
    "creator",
    "admin",
    "fax",
];

const ASKING: [&str; 54] = [
    "what",
    "whats",
    "is",
    "your",
    "please",
    "enter",
    "provide",
    "the",
    "a",
    "an",
    "us",
    "give",
    "tell",
    "share",
    "can",
    "we",
    "have",
    "and",
    "best",
    "my",
    "contact",
    "primary",
    "main",
    "preferred",
    "current",
    "wie",
    "lautet",
    "ist",
    "ihre",
    "ihr",
    "deine",
    "dein",
    "bitte",
    "quel",
    "quelle",
    "est",
    "votre",
    "ton",
    "cual",
    "es",
    "su",
    "tu",
    "qual",
    "e",
    "o",
    "seu",
    "sua",
    "il",
    "tuo",
    "la",
    "tua",
    "uw",
    "je",
    "wat",
];

const TRAILING: [&str; 9] = ["required", "optional", "please", "pflichtfeld", "optionnel", "opcional", "obligatorio", "1", "primary"];

/// The target that a header means by any of its names.
pub fn synonym(words: &Words) -> Option<Target> {
    SYNONYMS.iter().find(|(_, names)| names.contains(&words.joined.as_str())).map(|(target, _)| target.clone())
}

/// The target whose own word in a `MAP.json` the header is.
pub fn own_word(words: &Words, kind: ImportKind) -> Option<Target> {
    if words.joined == "id" && kind == ImportKind::Submissions {
        return Some(Target::SubmissionId);
    }
    let named = Target::NAMED.iter().find(|(_, word)| word.replace('_', "") == words.joined);
    named.map(|(target, _)| target.clone()).filter(|target| !matches!(target, Target::Answer | Target::Ignore))
}

/// The target that a header means by a synonym, asked for or not, and how plainly (7 to 2).
pub fn said(words: &Words, kind: ImportKind) -> Option<(Target, u8)> {
    if kind == ImportKind::Contacts && LAST_ACTIVITY.contains(&words.joined.as_str()) {
        return Some((Target::UpdatedAt, 2));
    }
    let strength = |target: &Target, plain: u8| if *target == Target::StartedAt && words.has("created") { plain - 1 } else { plain };
    if let Some(target) = synonym(words) {
        let strength = strength(&target, 7);
        return Some((target, strength));
    }
    let asked = words.asked()?;
    let target = synonym(&asked)?;
    // “Your message” asks about the person; “Your status” does not ask about the submission.
    let personal = matches!(
        target,
        Target::Email | Target::Phone | Target::Name | Target::FirstName | Target::LastName | Target::MiddleName | Target::Country
    );
    personal.then_some((target, 5))
}

/// When a person was made or last active.
pub fn is_contact_time(words: &Words) -> bool {
    let word = words.joined.as_str();
    LAST_ACTIVITY.contains(&word) || matches!(word, "createdat" | "created" | "createdate" | "createdon" | "datecreated" | "creationdate")
}

/// Something that only a conversation has.
pub fn is_of_conversation(words: &Words) -> bool {
    let target = synonym(words);
    let own = matches!(
        target,
        Some(Target::SubmissionId | Target::Bot | Target::FlowApp | Target::Status | Target::IsTest | Target::CompletedAt)
    );
    own || (target == Some(Target::StartedAt) && words.joined.starts_with("start")) || CONVERSATION.contains(&words.joined.as_str())
}
