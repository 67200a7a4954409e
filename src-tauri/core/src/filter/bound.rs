//! A filter whose every name has been found and every value read: what can be asked, put into words and written down. Made by
//! `bind`, compiled by `store`.

use chrono::NaiveDate;
use uuid::Uuid;

use super::subject::Subject;
use super::types::{Condition, Filter, FilterKind, FilterNumber, FilterOp, FilterTakes, FilterValue, Has, HasCount, Related, Span};
use crate::fields::FieldType;

/// See the top of this file.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub(super) subject: Subject,
    pub(super) node: Node,
    pub(super) needs: Needs,
}

/// What an answer to a filter depends on beside what it is asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    /// The passing of time.
    pub(crate) on_clock: bool,
    /// Calendar days, and with them the workspace's zone.
    pub(crate) days: bool,
    /// Members of these segments, by row id.
    pub(crate) segments: Vec<i64>,
    /// These custom fields, by row id, and what their values are.
    pub(crate) fields: Vec<(i64, FieldType)>,
}

#[derive(Debug, Clone)]
pub(super) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Has(BoundHas),
    /// Is a member of this segment.
    Member(Name),
    Test(Test),
}

#[derive(Debug, Clone)]
pub(super) struct BoundHas {
    pub(super) what: Related,
    pub(super) that: Option<Box<Node>>,
    pub(super) count: Option<HasCount>,
    /// Test submissions count: a condition names `is_test`.
    pub(super) with_tests: bool,
}

/// A condition on one field.
#[derive(Debug, Clone)]
pub(super) struct Test {
    pub(super) target: Target,
    /// What stored conditions call the field, those with names, and the screen.
    pub(super) field: String,
    pub(super) named: String,
    pub(super) label: String,
    pub(super) kind: FilterKind,
    /// As given.
    pub(super) op: FilterOp,
    /// As meant for the kind.
    pub(super) meant: FilterOp,
    pub(super) takes: FilterTakes,
    pub(super) operands: Vec<Operand>,
}

/// Where the values of a field are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    Name,
    FirstName,
    LastName,
    Source,
    Email,
    Phone,
    Tags,
    CreatedAt,
    UpdatedAt,
    LastActivityAt,
    SubmissionCount,
    /// A custom field, by row id.
    Custom(i64, FieldType),
    Bot,
    FlowApp,
    Status,
    StartedAt,
    CompletedAt,
    IsTest,
    Answer(String),
    NoteAuthor,
    NoteCreatedAt,
    NoteText,
    ActivityKind,
    ActivityAt,
    Board,
    Phase,
    CardTitle,
    Priority,
    Assignee,
    DueOn,
    CardTags,
    TimeInPhase,
    IsClosed,
    CardCreatedAt,
    MovedAt,
    ClosedAt,
    CommentCount,
    CardBot,
    RecordType,
    Role,
    RecordTitle,
    RecordCreatedAt,
    RecordUpdatedAt,
    LinkedAt,
    /// A custom field of records, by row id.
    OfRecord(i64, FieldType),
}

/// What a field is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Operand {
    Text(String),
    Number(f64),
    Boolean(bool),
    Day(NaiveDate),
    /// UTC milliseconds, and as written.
    Instant(i64, String),
    Name(Name),
    Span(Span),
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The row; nothing for a word such as `completed`, and for a tag that nobody has made yet.
    pub(super) row: Option<i64>,
    pub(super) uuid: Option<Uuid>,
    /// As a condition writes it by name.
    pub(super) word: String,
    /// As the screen shows it.
    pub(super) label: String,
    /// The same of many, for record types.
    pub(super) plural: Option<String>,
}

impl Name {
    /// A word that is no name of a row.
    pub(super) fn word(word: &str, label: &str) -> Self {
        Self { row: None, uuid: None, word: word.to_owned(), label: label.to_owned(), plural: None }
    }

    fn canonical(&self) -> String {
        self.uuid.map_or_else(|| self.word.clone(), |uuid| uuid.hyphenated().to_string())
    }
}

/// How names are written.
#[derive(Clone, Copy)]
enum Spelling {
    Ids,
    Names,
}

impl Spelling {
    fn name(self, name: &Name) -> String {
        match self {
            Self::Ids => name.canonical(),
            Self::Names => name.word.clone(),
        }
    }
}

impl Bound {
    /// The filter with every name as a public id: it survives renaming.
    pub(crate) fn canonical(&self) -> Filter {
        self.node.written(Spelling::Ids)
    }

    /// The filter with every id as a name: it reads in another workspace.
    pub(crate) fn portable(&self) -> Filter {
        self.node.written(Spelling::Names)
    }

    /// What the answer depends on.
    pub(crate) const fn needs(&self) -> &Needs {
        &self.needs
    }
}

impl Node {
    fn written(&self, spelling: Spelling) -> Filter {
        let all = |nodes: &[Self]| nodes.iter().map(|node| node.written(spelling)).collect();
        match self {
            Self::All(nodes) => Filter::All { all: all(nodes) },
            Self::Any(nodes) => Filter::Any { any: all(nodes) },
            Self::Not(node) => Filter::Not { not: Box::new(node.written(spelling)) },
            Self::Has(has) => {
                let that = has.that.as_ref().map(|that| Box::new(that.written(spelling)));
                Filter::Has(Has { has: has.what, that, count: has.count })
            }
            Self::Member(segment) => Filter::Segment { segment: spelling.name(segment) },
            Self::Test(test) => Filter::Condition(test.written(spelling)),
        }
    }
}

impl Test {
    fn written(&self, spelling: Spelling) -> Condition {
        let field = match spelling {
            Spelling::Ids => self.field.clone(),
            Spelling::Names => self.named.clone(),
        };
        let mut values = self.operands.iter().map(|operand| operand.written(spelling));
        let value = match self.takes {
            FilterTakes::Nothing => None,
            FilterTakes::One | FilterTakes::Span => values.next(),
            FilterTakes::Two | FilterTakes::Many => Some(FilterValue::List(values.collect())),
        };
        Condition { field, op: self.op, value }
    }
}

impl Operand {
    /// The text; nothing of an operand that is none.
    pub(super) fn as_text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            _ => "",
        }
    }

    pub(super) const fn as_name(&self) -> Option<&Name> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    fn written(&self, spelling: Spelling) -> FilterValue {
        match self {
            Self::Text(text) | Self::Instant(_, text) => FilterValue::Text(text.clone()),
            Self::Number(number) => FilterNumber::new(*number).map_or(FilterValue::Text(number.to_string()), FilterValue::Number),
            Self::Boolean(yes) => FilterValue::Boolean(*yes),
            Self::Day(day) => FilterValue::Text(day.to_string()),
            Self::Name(name) => FilterValue::Text(spelling.name(name)),
            Self::Span(span) => FilterValue::Span(*span),
        }
    }
}
