//! What a filter means, said without SQL: over plain values, in the words of design 4.3. Slow and obvious.

use std::collections::HashSet;

use chrono::{DateTime, Duration, Months, NaiveDate};
use chrono_tz::Tz;
use serde_json::Value;

use super::model::{Everything, NOW, Person};
use super::things::{BOARDS, Card, Link, PHASES, TYPES};
use super::values::{Thing, Values, timeline, values};
use crate::env::time_from_ms;
use crate::filter::{Condition, Filter, FilterOp, FilterValue, Has, Related, Span};
use crate::identity::{EmailAddress, PhoneNumber, Region, fold};

pub(super) struct Reference<'a> {
    pub(super) zone: Tz,
    pub(super) everything: &'a Everything,
}

impl Reference<'_> {
    /// Whether something passes.
    pub(super) fn holds(&self, thing: Thing<'_>, filter: &Filter) -> bool {
        match filter {
            Filter::All { all } => all.iter().all(|part| self.holds(thing, part)),
            Filter::Any { any } => any.iter().any(|part| self.holds(thing, part)),
            Filter::Not { not } => !self.holds(thing, not),
            Filter::Has(has) => match thing {
                Thing::Person(person) => self.has(person, has),
                _ => unreachable!("related things have nothing"),
            },
            Filter::Segment { .. } => unreachable!("segments are held together by tests of their own"),
            Filter::Condition(condition) => self.condition(thing, condition),
        }
    }

    fn has(&self, person: &Person, has: &Has) -> bool {
        let passing = |thing: Thing<'_>| has.that.as_ref().is_none_or(|that| self.holds(thing, that));
        let with_tests = has.that.as_ref().is_some_and(|that| names_tests(that));
        let found = match has.has {
            Related::Submission => {
                person.submissions.iter().filter(|s| (with_tests || !s.is_test) && passing(Thing::Submission(s, None))).count()
            }
            Related::Note => person.notes.iter().filter(|note| !note.in_bin && passing(Thing::Note(note))).count(),
            Related::Card => {
                let is_there = |card: &&Card| !card.in_bin && BOARDS[PHASES[card.phase].0] != "Gone";
                person.cards.iter().filter(is_there).filter(|card| passing(Thing::Card(card, None))).count()
            }
            Related::Record => {
                let records = &self.everything.records;
                let is_there =
                    |link: &&Link| link.ended.is_none() && !records[link.record].in_bin && TYPES[records[link.record].of] != "Lost";
                let links = person.links.iter().filter(is_there);
                let passing = links.filter(|link| passing(Thing::Record(&records[link.record], Some(link))));
                passing.map(|link| link.record).collect::<HashSet<_>>().len()
            }
            Related::Activity => timeline(person).iter().filter(|(kind, at)| passing(Thing::Entry(kind, *at))).count(),
        };
        let found = u32::try_from(found).unwrap();
        match has.count {
            None => found > 0,
            Some(count) => match count.op {
                FilterOp::Is => found == count.value,
                FilterOp::IsNot => found != count.value,
                FilterOp::Gt => found > count.value,
                FilterOp::Gte => found >= count.value,
                FilterOp::Lt => found < count.value,
                FilterOp::Lte => found <= count.value,
                _ => unreachable!("a count is a number"),
            },
        }
    }

    fn condition(&self, thing: Thing<'_>, condition: &Condition) -> bool {
        use FilterOp::{HasNone, IsEmpty, IsNot, IsNotOneOf, NotContains};
        let values = values(thing, &condition.field);
        let given: Vec<&FilterValue> = match &condition.value {
            None => Vec::new(),
            Some(FilterValue::List(items)) => items.iter().collect(),
            Some(value) => vec![value],
        };
        // A negative operator holds wherever the positive one does not.
        match condition.op {
            IsNot => !self.positive(&values, FilterOp::Is, &given),
            NotContains => !self.positive(&values, FilterOp::Contains, &given),
            IsNotOneOf => !self.positive(&values, FilterOp::IsOneOf, &given),
            HasNone => !self.positive(&values, FilterOp::HasAny, &given),
            IsEmpty => !self.positive(&values, FilterOp::IsNotEmpty, &given),
            op => self.positive(&values, op, &given),
        }
    }

    fn positive(&self, values: &Values, op: FilterOp, given: &[&FilterValue]) -> bool {
        if op == FilterOp::HasAll {
            return given.iter().all(|one| self.positive(values, FilterOp::IsOneOf, &[one]));
        }
        match values {
            Values::Texts(texts) => texts.iter().any(|text| holds_text(text, op, given)),
            Values::Emails(emails) => emails.iter().any(|email| holds_email(email, op, given)),
            Values::Phones(phones) => phones.iter().any(|phone| holds_phone(phone, op, given)),
            Values::Numbers(numbers) => numbers.iter().any(|number| holds_number(*number, op, given)),
            Values::Days(days) => days.iter().any(|day| self.holds_day(*day, op, given)),
            Values::Moments(moments) => moments.iter().any(|at| self.holds_moment(*at, op, given)),
            Values::Ages(since) => since.iter().any(|at| self.holds_age(*at, op, given[0])),
            Values::Booleans(all) => all.iter().any(|yes| op == FilterOp::IsNotEmpty || *given[0] == FilterValue::Boolean(*yes)),
            Values::Names(names) => {
                names.iter().any(|name| op == FilterOp::IsNotEmpty || given.iter().any(|one| fold(text_of(one)) == *name))
            }
            Values::Answers(items) => items.iter().any(|item| self.holds_answer(item, op, given)),
        }
    }

    fn today(&self) -> NaiveDate {
        self.day_of(NOW)
    }

    fn day_of(&self, at: i64) -> NaiveDate {
        time_from_ms(at).with_timezone(&self.zone).date_naive()
    }

    fn holds_day(&self, day: NaiveDate, op: FilterOp, given: &[&FilterValue]) -> bool {
        let today = self.today();
        let wanted = |at: usize| match moment(given[at]) {
            Some(at) => self.day_of(at),
            None => text_of(given[at]).parse().unwrap(),
        };
        let away = |sign: i64| match span(given[0]) {
            Span::Hours(n) => self.day_of(NOW + sign * i64::from(n) * 3_600_000),
            Span::Days(n) => today + Duration::days(sign * i64::from(n)),
            Span::Weeks(n) => today + Duration::days(sign * 7 * i64::from(n)),
            Span::Months(n) => {
                if sign < 0 {
                    today - Months::new(n)
                } else {
                    today + Months::new(n)
                }
            }
            Span::Years(n) => {
                if sign < 0 {
                    today - Months::new(12 * n)
                } else {
                    today + Months::new(12 * n)
                }
            }
        };
        match op {
            FilterOp::IsNotEmpty => true,
            FilterOp::Before | FilterOp::Lt => day < wanted(0),
            FilterOp::After | FilterOp::Gt => day > wanted(0),
            FilterOp::Gte => day >= wanted(0),
            FilterOp::Lte => day <= wanted(0),
            FilterOp::Between => day >= wanted(0) && day <= wanted(1),
            FilterOp::WithinLast => day >= away(-1) && day <= today,
            FilterOp::WithinNext => day >= today && day <= away(1),
            FilterOp::MoreThanAgo => day < away(-1),
            _ => day == wanted(0),
        }
    }

    fn holds_moment(&self, at: i64, op: FilterOp, given: &[&FilterValue]) -> bool {
        let day = self.day_of(at);
        // How the moment stands to a day or to another moment.
        let stands = |n: usize| match moment(given[n]) {
            Some(other) => at.cmp(&other),
            None => day.cmp(&text_of(given[n]).parse().unwrap()),
        };
        let away = |sign: i64| {
            let local = time_from_ms(NOW).with_timezone(&self.zone);
            let months = |n: u32| if sign < 0 { local - Months::new(n) } else { local + Months::new(n) };
            match span(given[0]) {
                Span::Hours(n) => NOW + sign * i64::from(n) * 3_600_000,
                Span::Days(n) => NOW + sign * i64::from(n) * 86_400_000,
                Span::Weeks(n) => NOW + sign * i64::from(n) * 7 * 86_400_000,
                Span::Months(n) => months(n).timestamp_millis(),
                Span::Years(n) => months(12 * n).timestamp_millis(),
            }
        };
        match op {
            FilterOp::IsNotEmpty => true,
            FilterOp::Before | FilterOp::Lt => stands(0).is_lt(),
            FilterOp::After | FilterOp::Gt => stands(0).is_gt(),
            FilterOp::Gte => stands(0).is_ge(),
            FilterOp::Lte => stands(0).is_le(),
            FilterOp::Between => stands(0).is_ge() && stands(1).is_le(),
            FilterOp::WithinLast => at >= away(-1) && at <= NOW,
            FilterOp::WithinNext => at >= NOW && at <= away(1),
            FilterOp::MoreThanAgo => at < away(-1),
            _ => stands(0).is_eq(),
        }
    }

    fn holds_age(&self, since: i64, op: FilterOp, given: &FilterValue) -> bool {
        // Longer than a span is to have begun before it.
        let earlier = self.holds_moment(since, FilterOp::MoreThanAgo, &[given]);
        let is_same = !earlier && self.holds_moment(since - 1, FilterOp::MoreThanAgo, &[given]);
        match op {
            FilterOp::Gt => earlier,
            FilterOp::Gte => earlier || is_same,
            FilterOp::Lt => !earlier && !is_same,
            _ => !earlier,
        }
    }

    fn holds_answer(&self, item: &Value, op: FilterOp, given: &[&FilterValue]) -> bool {
        let text = match item {
            Value::Null => return false,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if op == FilterOp::IsNotEmpty {
            return !text.trim_matches(' ').is_empty();
        }
        let is_span = matches!(given.first(), Some(FilterValue::Span(_)));
        let is_day = |value: &FilterValue| matches!(value, FilterValue::Text(text) if moment(value).is_some() || (text.len() == 10 && text.parse::<NaiveDate>().is_ok()));
        let compares_days = matches!(op, FilterOp::On | FilterOp::Before | FilterOp::After)
            || (matches!(op, FilterOp::Gt | FilterOp::Gte | FilterOp::Lt | FilterOp::Lte | FilterOp::Between) && is_day(given[0]));
        if is_span || compares_days {
            let begins = text.get(..10).filter(|_| item.is_string()).and_then(|begin| begin.parse::<NaiveDate>().ok());
            return begins.is_some_and(|day| self.holds_day(day, op, given));
        }
        let number = || match item {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => plain_number(text.trim_matches(' ')),
            _ => None,
        };
        match op {
            FilterOp::Gt | FilterOp::Gte | FilterOp::Lt | FilterOp::Lte | FilterOp::Between => {
                number().is_some_and(|number| holds_number(number, op, given))
            }
            FilterOp::Contains | FilterOp::StartsWith | FilterOp::EndsWith => holds_text(&text, op, given),
            _ => given.iter().any(|one| match one {
                FilterValue::Number(wanted) => number() == Some(wanted.get()),
                FilterValue::Boolean(yes) => {
                    let words = if *yes { ["true", "yes"] } else { ["false", "no"] };
                    *item == Value::Bool(*yes) || words.contains(&fold(&text).as_str())
                }
                other => fold(&text) == fold(text_of(other)),
            }),
        }
    }
}

fn names_tests(filter: &Filter) -> bool {
    match filter {
        Filter::All { all } => all.iter().any(names_tests),
        Filter::Any { any } => any.iter().any(names_tests),
        Filter::Not { not } => names_tests(not),
        Filter::Condition(condition) => condition.field == "is_test",
        Filter::Has(_) | Filter::Segment { .. } => false,
    }
}

fn holds_text(text: &str, op: FilterOp, given: &[&FilterValue]) -> bool {
    let text = fold(text);
    op == FilterOp::IsNotEmpty
        || given.iter().any(|one| {
            let wanted = fold(text_of(one).trim());
            match op {
                FilterOp::Contains => text.contains(&wanted),
                FilterOp::StartsWith => text.starts_with(&wanted),
                FilterOp::EndsWith => text.ends_with(&wanted),
                _ => text == wanted,
            }
        })
}

fn holds_email(email: &str, op: FilterOp, given: &[&FilterValue]) -> bool {
    let key = |text: &str| EmailAddress::parse(text).map(|email| email.key);
    let same = |one: &&FilterValue| key(text_of(one)).is_some_and(|wanted| key(email) == Some(wanted));
    holds_text(email, op, given) || (matches!(op, FilterOp::Is | FilterOp::IsOneOf) && given.iter().any(same))
}

fn holds_phone(phone: &str, op: FilterOp, given: &[&FilterValue]) -> bool {
    let key = |text: &str| PhoneNumber::parse(text, Region::default()).map(|phone| phone.key);
    let bare = |text: &str| text.chars().filter(|c| !" -()./".contains(*c)).collect::<String>();
    op == FilterOp::IsNotEmpty
        || given.iter().any(|one| {
            let wanted = text_of(one).trim();
            if matches!(op, FilterOp::Is | FilterOp::IsOneOf) {
                return phone == wanted || key(wanted).is_some_and(|key_wanted| key(phone) == Some(key_wanted));
            }
            let digits: String = wanted.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            !digits.is_empty()
                && match op {
                    FilterOp::StartsWith => bare(phone).starts_with(&digits) || bare(phone).starts_with(&format!("+{digits}")),
                    FilterOp::EndsWith => bare(phone).ends_with(&digits),
                    _ => bare(phone).contains(&digits),
                }
        })
}

fn holds_number(number: f64, op: FilterOp, given: &[&FilterValue]) -> bool {
    let wanted = |at: usize| if let FilterValue::Number(number) = given[at] { number.get() } else { text_of(given[at]).parse().unwrap() };
    match op {
        FilterOp::IsNotEmpty => true,
        FilterOp::Gt => number > wanted(0),
        FilterOp::Gte => number >= wanted(0),
        FilterOp::Lt => number < wanted(0),
        FilterOp::Lte => number <= wanted(0),
        FilterOp::Between => number >= wanted(0) && number <= wanted(1),
        #[expect(clippy::float_cmp, reason = "numbers are the same or not")]
        _ => (0..given.len()).any(|at| number == wanted(at)),
    }
}

/// Digits, with a sign before them and one point among them at most.
fn plain_number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1;
    plain.then(|| text.parse().ok()).flatten()
}

fn text_of(value: &FilterValue) -> &str {
    if let FilterValue::Text(text) = value { text } else { unreachable!("{value:?} is no text") }
}

fn span(value: &FilterValue) -> Span {
    if let FilterValue::Span(span) = value { *span } else { unreachable!("{value:?} is no span") }
}

/// A moment that is written with its zone.
fn moment(value: &FilterValue) -> Option<i64> {
    DateTime::parse_from_rfc3339(text_of(value)).ok().map(|at| at.timestamp_millis())
}
