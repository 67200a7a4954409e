//! How cards and records that a contact has are told: “a card on board Sales in phase Qualified for more than 5 days”, “linked
//! to a Deal as Buyer whose Amount is more than 10,000”. What has no place of its own follows as “whose …” or “where …”.

use super::bound::{BoundHas, Node, Operand, Target, Test};
use super::targets::lower;
use super::types::{FilterOp, HasCount, Related};
use super::words::{condition, group, listed, value, words};

/// What is told of the things, in the order in which it is said.
#[derive(Default)]
struct Told {
    /// “closed”, before what they are.
    adjective: &'static str,
    /// What they are: one, and many; names of record types.
    noun: Option<(String, String)>,
    places: [Option<String>; PLACES],
    rest: Vec<Node>,
}

const PLACES: usize = 5;
const BOARD: usize = 0;
const PHASE: usize = 1;
const TIME: usize = 2;
const ASSIGNEE: usize = 3;
const TAGS: usize = 4;
/// Before how long, where no phase is named.
const IN_PHASE: &str = "in its phase ";
/// Of records.
const ROLE: usize = 0;

/// “Has a card on board Sales”, “is linked to a Deal as Buyer”; without its verb where `no` of them is wanted.
pub(super) fn has(has: &BoundHas, no: bool) -> String {
    let mut told = Told::default();
    let that = has.that.as_deref();
    let parts = match that {
        None => &[][..],
        Some(Node::All(nodes)) => nodes,
        Some(node) => std::slice::from_ref(node),
    };
    for part in parts {
        told.hear(has.what, part);
    }
    if told.places[PHASE].is_none() {
        told.places[TIME] = told.places[TIME].take().map(|time| format!("{IN_PHASE}{time}"));
    }
    let verb = if has.what == Related::Card { "has" } else { "is linked to" };
    let places: String = told.places.iter().flatten().map(|place| format!(" {place}")).collect();
    format!("{verb} {}{places}{}", told.amount(has, no), told.rest())
}

impl Told {
    /// Finds a place for a part, or leaves it for later.
    fn hear(&mut self, what: Related, part: &Node) {
        let said = match part {
            Node::Test(test) => match what {
                Related::Card => self.of_card(test),
                _ => self.of_record(test),
            },
            _ => false,
        };
        if !said {
            self.rest.push(part.clone());
        }
    }

    fn of_card(&mut self, test: &Test) -> bool {
        let (place, words) = match (&test.target, test.meant) {
            (Target::IsClosed, FilterOp::Is | FilterOp::IsNot) if self.adjective.is_empty() => {
                let yes = test.operands.first() == Some(&Operand::Boolean(test.meant == FilterOp::Is));
                self.adjective = if yes { "closed " } else { "open " };
                return true;
            }
            (Target::Board, FilterOp::Is | FilterOp::IsOneOf) => (BOARD, format!("on board {}", either(test))),
            (Target::Phase, FilterOp::Is | FilterOp::IsOneOf) => (PHASE, format!("in phase {}", either(test))),
            (Target::TimeInPhase, _) => (TIME, lasting(test)),
            (Target::Assignee, FilterOp::Is | FilterOp::IsOneOf) => (ASSIGNEE, format!("assigned to {}", either(test))),
            (Target::Assignee, FilterOp::IsEmpty) => (ASSIGNEE, "assigned to nobody".to_owned()),
            (Target::CardTags, FilterOp::IsEmpty) => (TAGS, "without tags".to_owned()),
            (Target::CardTags, FilterOp::IsNotEmpty) => (TAGS, "with tags".to_owned()),
            (Target::CardTags, _) => (TAGS, condition(test)),
            _ => return false,
        };
        self.settle(place, words)
    }

    fn of_record(&mut self, test: &Test) -> bool {
        match (&test.target, test.meant) {
            (Target::RecordType, FilterOp::Is | FilterOp::IsOneOf) if self.noun.is_none() => {
                let many = |operand: &Operand| operand.as_name().and_then(|name| name.plural.clone()).unwrap_or_else(|| value(operand));
                let many: Vec<String> = test.operands.iter().map(many).collect();
                self.noun = Some((either(test), listed(&many, " or ")));
                true
            }
            (Target::Role, FilterOp::Is | FilterOp::IsOneOf) => self.settle(ROLE, format!("as {}", either(test))),
            (Target::Role, FilterOp::IsEmpty) => self.settle(ROLE, "without a role".to_owned()),
            _ => false,
        }
    }

    /// Takes a place that is free.
    fn settle(&mut self, place: usize, words: String) -> bool {
        match self.places.get_mut(place) {
            Some(free @ None) => {
                *free = Some(words);
                true
            }
            _ => false,
        }
    }

    fn amount(&self, has: &BoundHas, no: bool) -> String {
        let (one, many) = match (&self.noun, has.what) {
            (Some((one, many)), _) => (one.clone(), many.clone()),
            (None, Related::Card) => ("card".to_owned(), "cards".to_owned()),
            (None, _) => ("record".to_owned(), "records".to_owned()),
        };
        let (one, many) = (format!("{}{one}", self.adjective), format!("{}{many}", self.adjective));
        let of = |words: &str, count: u32| format!("{words}{count} {}", if count == 1 { &one } else { &many });
        match has.count {
            _ if no => format!("no {many}"),
            None => format!("{} {one}", article(&one)),
            Some(HasCount { op: FilterOp::Is, value: 0 }) => format!("no {many}"),
            Some(HasCount { op, value }) => match op {
                FilterOp::IsNot => of("not ", value),
                FilterOp::Gt => of("more than ", value),
                FilterOp::Gte => of("at least ", value),
                FilterOp::Lt => of("fewer than ", value),
                FilterOp::Lte => of("at most ", value),
                _ => of("exactly ", value),
            },
        }
    }

    fn rest(&self) -> String {
        let is_field = |node: &Node| matches!(node, Node::Test(test) if !matches!(test.target, Target::CardTags | Target::TimeInPhase));
        match self.rest.as_slice() {
            [] => String::new(),
            rest if rest.iter().all(is_field) => format!(" whose {}", group(rest, " and ", "")),
            [rest] => format!(" where {}", words(rest)),
            rest => format!(" where {}", group(rest, " and ", "")),
        }
    }
}

/// “For more than 5 days”.
fn lasting(test: &Test) -> String {
    let long = match test.meant {
        FilterOp::Gt => "more than",
        FilterOp::Gte => "at least",
        FilterOp::Lt => "less than",
        _ => "at most",
    };
    let span: String = test.operands.iter().map(value).collect();
    format!("for {long} {span}")
}

/// A condition on the time in phase by itself.
pub(super) fn time_in_phase(test: &Test) -> String {
    format!("{IN_PHASE}{}", lasting(test))
}

fn either(test: &Test) -> String {
    listed(&test.operands.iter().map(value).collect::<Vec<_>>(), " or ")
}

fn article(noun: &str) -> &'static str {
    if lower(noun).starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
