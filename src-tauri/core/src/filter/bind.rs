//! Finds what the names in a filter mean and reads its values. Pure: the workspace comes as a `World`.

use super::bound::{Bound, BoundHas, Name, Needs, Node, Target, Test};
use super::operands;
use super::targets::{self, Scope};
use super::types::{Condition, Filter, FilterKind, FilterOp, FilterTakes, FilterValue, Has, Related};
use super::world::{World, find};
use crate::error::{Error, Result};

/// Values of one condition at most.
const MOST_VALUES: usize = 1_000;

/// A filter that can be asked in this workspace.
///
/// # Errors
/// `Invalid` names the field, operator, value, option, member, bot or segment that cannot be asked for, and says why.
pub(crate) fn bind(world: &World, filter: &Filter) -> Result<Bound> {
    let mut binder = Binder { world, needs: Needs::default(), scope: Scope::Contact, names_tests: false };
    let node = binder.node(filter)?;
    let mut needs = binder.needs;
    needs.segments.sort_unstable();
    needs.segments.dedup();
    needs.fields.sort_unstable_by_key(|(field, _)| *field);
    needs.fields.dedup();
    Ok(Bound { node, needs })
}

pub(super) fn refuse(reason: impl Into<String>) -> Error {
    Error::invalid("filter", reason)
}

struct Binder<'a> {
    world: &'a World,
    needs: Needs,
    scope: Scope,
    /// A condition on `is_test` has been met in this scope.
    names_tests: bool,
}

impl Binder<'_> {
    fn node(&mut self, filter: &Filter) -> Result<Node> {
        Ok(match filter {
            Filter::All { all } => Node::All(all.iter().map(|part| self.node(part)).collect::<Result<_>>()?),
            Filter::Any { any } => Node::Any(any.iter().map(|part| self.node(part)).collect::<Result<_>>()?),
            Filter::Not { not } => Node::Not(Box::new(self.node(not)?)),
            Filter::Has(has) => Node::Has(self.has(has)?),
            Filter::Segment { segment } => Node::Member(self.segment(segment)?),
            Filter::Condition(condition) => Node::Test(self.test(condition)?),
        })
    }

    fn has(&mut self, has: &Has) -> Result<BoundHas> {
        self.at_the_contact("has")?;
        let counted = [FilterOp::Is, FilterOp::IsNot, FilterOp::Gt, FilterOp::Gte, FilterOp::Lt, FilterOp::Lte];
        if let Some(count) = has.count.filter(|count| !counted.contains(&count.op)) {
            return Err(refuse(format!("“{}” cannot compare a count; use is, is_not, gt, gte, lt or lte", word(count.op))));
        }
        self.scope = Scope::Related(has.has);
        self.names_tests = false;
        let that = has.that.as_ref().map(|that| self.node(that)).transpose();
        let with_tests = std::mem::take(&mut self.names_tests);
        self.scope = Scope::Contact;
        Ok(BoundHas { what: has.has, that: that?.map(Box::new), count: has.count, with_tests })
    }

    fn segment(&mut self, text: &str) -> Result<Name> {
        self.at_the_contact("segment")?;
        let found = find(&self.world.segments, text).ok_or_else(|| refuse(format!("there is no segment “{text}”")))?;
        if let Some(problem) = &found.problem {
            return Err(refuse(format!("the segment “{}” cannot be kept current: {}", found.name, problem.trim_end_matches('.'))));
        }
        self.needs.segments.push(found.id);
        Ok(Name { row: Some(found.id), uuid: Some(found.uuid), word: found.name.clone(), label: found.name.clone() })
    }

    /// Related things have fields and nothing else.
    fn at_the_contact(&self, what: &str) -> Result<()> {
        match self.scope {
            Scope::Contact => Ok(()),
            Scope::Related(related) => {
                Err(refuse(format!("“{what}” cannot stand inside “has {}”; only conditions and groups can", related.word())))
            }
        }
    }

    fn test(&mut self, condition: &Condition) -> Result<Test> {
        let found = targets::find(self.world, self.scope, &condition.field)?;
        if let Target::Custom(field, r#type) = found.target {
            self.needs.fields.push((field, r#type));
        }
        self.names_tests |= found.target == Target::IsTest;
        let info = found.kind.op(condition.op).ok_or_else(|| {
            let fitting: Vec<&str> = found.kind.ops().iter().map(|info| word(info.op)).collect();
            refuse(format!("“{}” does not fit {}; use {}", word(condition.op), found.label, fitting.join(", ")))
        })?;
        let operands = values(&found.label, info.takes, condition)?
            .into_iter()
            .map(|value| operands::read(self.world, &found, info.op, value))
            .collect::<Result<Vec<_>>>()?;
        if info.takes == FilterTakes::Two {
            operands::refuse_backwards(&found.label, &operands)?;
        }
        self.needs.on_clock |= info.takes == FilterTakes::Span;
        self.needs.days |= matches!(found.kind, FilterKind::Date | FilterKind::Instant) && info.takes != FilterTakes::Nothing;
        Ok(Test {
            target: found.target,
            field: found.field,
            label: found.label,
            kind: found.kind,
            op: condition.op,
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

impl Related {
    /// The word for it, as filters write it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Submission => "submission",
            Self::Note => "note",
            Self::Activity => "activity",
            Self::Card => "card",
            Self::Record => "record",
        }
    }
}
