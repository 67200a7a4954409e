//! Finds what the names in a filter mean and reads its values. Pure: the workspace comes as a `World`.

use super::bound::{Bound, BoundHas, Name, Needs, Node, Target, Test};
use super::operands;
use super::subject::{Scope, Subject};
use super::targets::{self, Beside};
use super::types::{Condition, Filter, FilterKind, FilterOp, FilterTakes, FilterValue, Has};
use super::world::{World, find};
use crate::error::{Error, Result};

/// Values of one condition at most.
const MOST_VALUES: usize = 1_000;

/// A filter that can be asked about contacts in this workspace.
///
/// # Errors
/// `Invalid` names the field, operator, value, option, member, bot or segment that cannot be asked for, and says why.
pub(crate) fn bind(world: &World, filter: &Filter) -> Result<Bound> {
    bind_for(world, Subject::Contact, filter)
}

/// A filter that can be asked about a subject in this workspace.
///
/// # Errors
/// As `bind`; also where it asks a submission, card or record for related things or segments.
pub(crate) fn bind_for(world: &World, subject: Subject, filter: &Filter) -> Result<Bound> {
    let scope = Scope::Subject(subject);
    let mut binder = Binder { world, needs: Needs::default(), scope, beside: Beside::default(), names_tests: false };
    let node = binder.node(filter)?;
    let mut needs = binder.needs;
    needs.segments.sort_unstable();
    needs.segments.dedup();
    needs.fields.sort_unstable_by_key(|(field, _)| *field);
    needs.fields.dedup();
    Ok(Bound { subject, node, needs })
}

pub(super) fn refuse(reason: impl Into<String>) -> Error {
    Error::invalid("filter", reason)
}

struct Binder<'a> {
    world: &'a World,
    needs: Needs,
    scope: Scope,
    beside: Beside,
    /// A condition on `is_test` has been met in this scope.
    names_tests: bool,
}

impl Binder<'_> {
    fn node(&mut self, filter: &Filter) -> Result<Node> {
        Ok(match filter {
            Filter::All { all } => self.all(all)?,
            Filter::Any { any } => Node::Any(any.iter().map(|part| self.node(part)).collect::<Result<_>>()?),
            Filter::Not { not } => Node::Not(Box::new(self.node(not)?)),
            Filter::Has(has) => Node::Has(self.has(has)?),
            Filter::Segment { segment } => Node::Member(self.segment(segment)?),
            Filter::Condition(condition) => Node::Test(self.test(condition)?),
        })
    }

    /// Parts that all must pass, each of which may say what is meant by the others.
    fn all(&mut self, all: &[Filter]) -> Result<Node> {
        let outside = self.beside.clone();
        if self.scope.is_of_cards() {
            self.beside.boards = self.named_beside(all, "board", outside.boards.clone())?;
        }
        if self.scope.is_of_records() {
            self.beside.types = self.named_beside(all, "type", outside.types.clone())?;
        }
        let nodes = all.iter().map(|part| self.node(part)).collect::<Result<_>>();
        self.beside = outside;
        Ok(Node::All(nodes?))
    }

    /// Row ids that a field can have where all parts pass; nothing where they do not say.
    fn named_beside(&mut self, all: &[Filter], field: &str, outside: Option<Vec<i64>>) -> Result<Option<Vec<i64>>> {
        let mut rows = outside;
        for part in all {
            let named = match part {
                Filter::All { all } => self.named_beside(all, field, None)?,
                Filter::Condition(condition) if condition.field == field && matches!(condition.op, FilterOp::Is | FilterOp::IsOneOf) => {
                    let names = self.test(condition)?.operands;
                    Some(names.iter().filter_map(|operand| operand.as_name()?.row).collect())
                }
                _ => None,
            };
            rows = match (rows, named) {
                (Some(rows), Some(named)) => Some(rows.into_iter().filter(|row| named.contains(row)).collect()),
                (rows, named) => named.or(rows),
            };
        }
        Ok(rows)
    }

    fn has(&mut self, has: &Has) -> Result<BoundHas> {
        self.at_the_contact("has")?;
        let counted = [FilterOp::Is, FilterOp::IsNot, FilterOp::Gt, FilterOp::Gte, FilterOp::Lt, FilterOp::Lte];
        if let Some(count) = has.count.filter(|count| !counted.contains(&count.op)) {
            return Err(refuse(format!("“{}” cannot compare a count; use is, is_not, gt, gte, lt or lte", word(count.op))));
        }
        let outside = std::mem::replace(&mut self.scope, Scope::Related(has.has));
        self.names_tests = false;
        let that = has.that.as_ref().map(|that| self.node(that)).transpose();
        let with_tests = std::mem::take(&mut self.names_tests);
        self.scope = outside;
        Ok(BoundHas { what: has.has, that: that?.map(Box::new), count: has.count, with_tests })
    }

    fn segment(&mut self, text: &str) -> Result<Name> {
        self.at_the_contact("segment")?;
        let found = find(&self.world.segments, text).ok_or_else(|| refuse(format!("there is no segment “{text}”")))?;
        if let Some(problem) = &found.problem {
            return Err(refuse(format!("the segment “{}” cannot be kept current: {}", found.name, problem.trim_end_matches('.'))));
        }
        self.needs.segments.push(found.id);
        let (word, label) = (found.name.clone(), found.name.clone());
        Ok(Name { row: Some(found.id), uuid: Some(found.uuid), word, label, plural: None })
    }

    /// Only contacts have more than fields.
    fn at_the_contact(&self, what: &str) -> Result<()> {
        match self.scope {
            Scope::Subject(Subject::Contact) => Ok(()),
            Scope::Subject(_) => {
                Err(refuse(format!("“{what}” can be asked of contacts alone; a filter {} has conditions and groups", self.scope.place())))
            }
            Scope::Related(_) => Err(refuse(format!("“{what}” cannot stand {}; only conditions and groups can", self.scope.place()))),
        }
    }

    fn test(&mut self, condition: &Condition) -> Result<Test> {
        let found = targets::find(self.world, self.scope, &self.beside, &condition.field)?;
        if let Target::Custom(field, r#type) | Target::OfRecord(field, r#type) = found.target {
            self.needs.fields.push((field, r#type));
        }
        self.names_tests |= found.target == Target::IsTest;
        let info = found.kind.op(condition.op).ok_or_else(|| {
            let fitting: Vec<&str> = found.kind.ops().iter().map(|info| word(info.op)).collect();
            refuse(format!("“{}” does not fit {}; use {}", word(condition.op), found.label, fitting.join(", ")))
        })?;
        let values = values(&found.label, info.takes, condition)?;
        let read = values.iter().map(|value| operands::read(self.world, &found, &self.beside, info.op, value));
        let operands = read.collect::<Result<Vec<_>>>()?.concat();
        // A name that several have is several names.
        let (given, info) = match (info.op, operands.len() > values.len()) {
            (FilterOp::Is, true) => (FilterOp::IsOneOf, found.kind.op(FilterOp::IsOneOf).unwrap_or(info)),
            (FilterOp::IsNot, true) => (FilterOp::IsNotOneOf, found.kind.op(FilterOp::IsNotOneOf).unwrap_or(info)),
            _ => (condition.op, info),
        };
        if info.takes == FilterTakes::Two {
            operands::refuse_backwards(&found.label, &operands)?;
        }
        self.needs.on_clock |= info.takes == FilterTakes::Span;
        self.needs.days |= matches!(found.kind, FilterKind::Date | FilterKind::Instant) && info.takes != FilterTakes::Nothing;
        Ok(Test {
            target: found.target,
            field: found.field,
            named: found.named,
            label: found.label,
            kind: found.kind,
            op: given,
            meant: info.op,
            takes: info.takes,
            operands,
        })
    }
}

/// The values that a condition gives, as many as its operator takes.
fn values<'a>(label: &str, takes: FilterTakes, condition: &'a Condition) -> Result<Vec<&'a FilterValue>> {
    let op = word(condition.op);
    let given = match &condition.value {
        None => Vec::new(),
        Some(FilterValue::List(items)) => items.iter().collect(),
        Some(value) => vec![value],
    };
    let is_list = matches!(condition.value, Some(FilterValue::List(_)));
    let is_span = matches!(condition.value, Some(FilterValue::Span(_)));
    let wrong = |wants: &str| Err(refuse(format!("{label}: “{op}” takes {wants}")));
    match takes {
        FilterTakes::Nothing if condition.value.is_some() => wrong("no value"),
        FilterTakes::One if is_list || is_span || given.is_empty() => wrong("one value"),
        FilterTakes::Two if given.len() != 2 => wrong("a list of two values, the smaller one first"),
        FilterTakes::Many if is_span || given.is_empty() => wrong("a list of values"),
        FilterTakes::Many if given.len() > MOST_VALUES => wrong(&format!("at most {MOST_VALUES} values, not {}", given.len())),
        FilterTakes::Span if !is_span => wrong("a span such as {\"days\":90}"),
        _ => Ok(given),
    }
}

/// The word for an operator, as filters write it.
pub(super) fn word(op: FilterOp) -> &'static str {
    match op {
        FilterOp::Is => "is",
        FilterOp::IsNot => "is_not",
        FilterOp::Contains => "contains",
        FilterOp::NotContains => "not_contains",
        FilterOp::StartsWith => "starts_with",
        FilterOp::EndsWith => "ends_with",
        FilterOp::IsEmpty => "is_empty",
        FilterOp::IsNotEmpty => "is_not_empty",
        FilterOp::Gt => "gt",
        FilterOp::Gte => "gte",
        FilterOp::Lt => "lt",
        FilterOp::Lte => "lte",
        FilterOp::Between => "between",
        FilterOp::IsOneOf => "is_one_of",
        FilterOp::IsNotOneOf => "is_not_one_of",
        FilterOp::HasAny => "has_any",
        FilterOp::HasAll => "has_all",
        FilterOp::HasNone => "has_none",
        FilterOp::Before => "before",
        FilterOp::After => "after",
        FilterOp::On => "on",
        FilterOp::WithinLast => "within_last",
        FilterOp::WithinNext => "within_next",
        FilterOp::MoreThanAgo => "more_than_ago",
    }
}
