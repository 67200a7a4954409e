//! Boards with cards and records of some types, as plain values.

use super::model::{Cell, MEMBERS, TAGS, cell, moment, some, subset, text};
use crate::fields::FieldType;
use crate::sample::Rng;

/// The last one was deleted.
pub(super) const BOARDS: [&str; 3] = ["Sales", "Support", "Gone"];
/// Phases with their boards. Two that are not deleted have one name.
pub(super) const PHASES: [(usize, &str); 6] = [(0, "New"), (0, "Qualified"), (0, "Won"), (1, "New"), (1, "Waiting"), (2, "Left")];
pub(super) const PRIORITIES: [&str; 4] = ["low", "medium", "high", "urgent"];
/// The last one was deleted.
pub(super) const TYPES: [&str; 3] = ["Deal", "Invoice", "Lost"];
/// Roles with their types. Two have one name.
pub(super) const ROLES: [(usize, &str); 4] = [(0, "Buyer"), (0, "Seller"), (1, "Buyer"), (1, "Payer")];
/// Fields of records with their types, in the order of their columns. Two have one key.
pub(super) const RECORD_FIELDS: [(usize, &str, FieldType); 11] = [
    (0, "amount", FieldType::Currency),
    (0, "stage", FieldType::Select),
    (0, "remarks", FieldType::Text),
    (0, "since", FieldType::Datetime),
    (0, "line", FieldType::Phone),
    (1, "amount", FieldType::Number),
    (1, "payable", FieldType::Date),
    (1, "paid", FieldType::Boolean),
    (1, "topics", FieldType::MultiSelect),
    (1, "rep", FieldType::Member),
    (2, "remainder", FieldType::Text),
];

#[derive(Debug, Clone)]
pub(super) struct Card {
    /// A place in `PHASES`.
    pub(super) phase: usize,
    pub(super) title: String,
    pub(super) priority: Option<&'static str>,
    pub(super) assignee: Option<usize>,
    pub(super) due: Option<chrono::NaiveDate>,
    pub(super) tags: Vec<usize>,
    pub(super) created: i64,
    pub(super) moved: i64,
    pub(super) closed: Option<i64>,
    pub(super) in_bin: bool,
    /// When, and whether it is in the bin.
    pub(super) comments: Vec<(i64, bool)>,
    /// The submission that made it, a place among all, and its bot.
    pub(super) made_by: Option<(usize, usize)>,
}

#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) of: usize,
    pub(super) title: String,
    pub(super) created: i64,
    pub(super) updated: i64,
    pub(super) in_bin: bool,
    /// Values of `RECORD_FIELDS`; those of other types have none.
    pub(super) cells: Vec<Option<Cell>>,
}

/// What somebody is to a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// A place among all records.
    pub(super) record: usize,
    /// A place in `ROLES`.
    pub(super) role: Option<usize>,
    pub(super) at: i64,
    pub(super) ended: Option<i64>,
}

pub(super) fn card(rng: &mut Rng) -> Card {
    Card {
        phase: rng.index(PHASES.len()),
        title: text(rng),
        priority: some(rng, 70, |rng| rng.pick(&PRIORITIES)),
        assignee: some(rng, 60, |rng| rng.index(MEMBERS.len())),
        due: some(rng, 60, super::model::day),
        tags: subset(rng, TAGS.len()),
        created: moment(rng),
        moved: moment(rng),
        closed: some(rng, 40, moment),
        in_bin: rng.chance(15),
        comments: (0..rng.below(3)).map(|_| (moment(rng), rng.chance(25))).collect(),
        made_by: None,
    }
}

pub(super) fn record(rng: &mut Rng) -> Record {
    let of = rng.index(TYPES.len());
    let cells = RECORD_FIELDS.iter().map(|(owner, _, r#type)| if *owner == of { cell(rng, *r#type) } else { None }).collect();
    Record { of, title: text(rng), created: moment(rng), updated: moment(rng), in_bin: rng.chance(15), cells }
}

/// Links of somebody, of different records or roles.
pub(super) fn links(rng: &mut Rng, records: &[Record]) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for _ in 0..rng.below(5) {
        let record = rng.index(records.len());
        let fitting: Vec<usize> = (0..ROLES.len()).filter(|role| ROLES[*role].0 == records[record].of).collect();
        let role = if fitting.is_empty() || rng.chance(20) { None } else { Some(fitting[rng.index(fitting.len())]) };
        let at = moment(rng);
        let ended = some(rng, 20, |_| at + 1_000);
        if !links.iter().any(|link| link.record == record && link.role == role) {
            links.push(Link { record, role, at, ended });
        }
    }
    links
}
