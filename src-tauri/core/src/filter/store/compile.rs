//! The one compiler of filters to SQL: a condition over a row of `contact` called `c`, and where it is asked about something
//! else over one of `submission` called `s`, of `card` called `k` or of `record` called `r`. A part that is NULL is no pass;
//! what is negated says `IS NOT TRUE`, so that people without a value pass a negative operator.

use chrono_tz::Tz;

use super::answer_columns::AnswerColumns;
use super::answers;
use super::sql::Sql;
use super::values::{date, elapsed, instant, number, phone, text};
use crate::db::columns;
use crate::fields::FieldType;
use crate::filter::bound::{Bound, BoundHas, Name, Node, Operand, Target, Test};
use crate::filter::subject::Subject;
use crate::filter::types::{FilterKind, FilterOp, HasCount, Related};
use crate::identity::{EmailAddress, PhoneNumber, Region};
use crate::workspace::Locale;

/// How many contacts are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// All: what belongs to contacts is gathered once for everybody.
    Everybody,
    /// Those whose row ids are greater than the one and not greater than the other: everybody in parts.
    Between(i64, i64),
    /// A few, by id: what belongs to each is looked up.
    Some,
}

/// A condition over the row `c` of `contact`; it says nothing of the bin. True means that the contact passes, false and
/// NULL that it does not.
pub(crate) fn compile(bound: &Bound, reach: Reach, now_ms: i64, locale: Locale) -> Sql {
    let mut compiler = Compiler::new(reach, now_ms, locale);
    if let Reach::Between(after, until) = reach {
        compiler.sql.push("c.id > ").bind(after).push(" AND c.id <= ").bind(until).push(" AND ");
    }
    compiler.sql.push("(");
    compiler.node(&bound.node);
    compiler.sql.push(")");
    compiler.sql
}

/// A condition over a row of what `Subject::from` names, which is what the filter was bound for. It says nothing of the bin,
/// of test submissions and of the type of records. What belongs to a row's contact is looked up.
pub(crate) fn compile_for(bound: &Bound, subject: Subject, now_ms: i64, locale: Locale) -> Sql {
    debug_assert_eq!(bound.subject, subject, "a filter is asked about what it was bound for");
    compile(bound, Reach::Some, now_ms, locale)
}

/// The same for submissions of which many conditions are asked: the row is one of `AnswerColumns::rows`, of the columns that are
/// answered too.
pub(crate) fn compile_for_columns(bound: &Bound, now_ms: i64, locale: Locale) -> (Sql, AnswerColumns) {
    debug_assert_eq!(bound.subject, Subject::Submission, "only submissions have answers");
    let mut compiler = Compiler::new(Reach::Some, now_ms, locale);
    compiler.columns = Some(AnswerColumns::default());
    compiler.sql.push("(");
    compiler.node(&bound.node);
    compiler.sql.push(")");
    (compiler.sql, compiler.columns.unwrap_or_default())
}

/// The number of a card's comments.
const COMMENTS: &str = "(SELECT count(*) FROM comment m WHERE m.card_id = k.id AND m.deleted_at IS NULL)";
/// The bot of the submission that made a card.
pub(super) const BOT_OF_CARD: &str = "(SELECT ks.bot_id FROM submission ks WHERE ks.id = k.submission_id)";

pub(super) struct Compiler {
    pub(super) sql: Sql,
    reach: Reach,
    pub(super) now_ms: i64,
    pub(super) zone: Tz,
    region: Region,
    /// Of a condition that reads answers as columns.
    pub(super) columns: Option<AnswerColumns>,
}

impl Compiler {
    fn new(reach: Reach, now_ms: i64, locale: Locale) -> Self {
        Self { sql: Sql::default(), reach, now_ms, zone: locale.zone, region: locale.region, columns: None }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::All(nodes) => self.joined(nodes, " AND ", "1", Self::node),
            Node::Any(nodes) => self.joined(nodes, " OR ", "0", Self::node),
            Node::Not(node) => self.negated(|compiler| compiler.node(node)),
            Node::Has(has) => self.has(has),
            Node::Member(segment) => {
                self.belonging("segment_member m", "m.contact_id", |compiler| {
                    compiler.sql.push("m.segment_id = ").bind(segment.row.unwrap_or_default());
                });
            }
            Node::Test(test) => self.test(test),
        }
    }

    /// Parts with a word between them, halved again and again: SQLite's expressions have a greatest depth, not a greatest length.
    pub(super) fn joined<T>(&mut self, parts: &[T], word: &str, none: &str, mut write: impl FnMut(&mut Self, &T)) {
        self.halves(parts, word, none, &mut write);
    }

    fn halves<T>(&mut self, parts: &[T], word: &str, none: &str, write: &mut impl FnMut(&mut Self, &T)) {
        match parts {
            [] => {
                self.sql.push(none);
            }
            [part] => write(self, part),
            parts => {
                let (head, tail) = parts.split_at(parts.len() / 2);
                self.sql.push("(");
                self.halves(head, word, none, write);
                self.sql.push(word);
                self.halves(tail, word, none, write);
                self.sql.push(")");
            }
        }
    }

    fn negated(&mut self, write: impl FnOnce(&mut Self)) {
        self.sql.push("((");
        write(self);
        self.sql.push(") IS NOT TRUE)");
    }

    /// Whether the contact has a row in another table that passes.
    fn belonging(&mut self, from: &str, contact: &str, passes: impl FnOnce(&mut Self)) {
        match self.reach {
            Reach::Everybody | Reach::Between(..) => {
                self.sql.push("c.id IN (SELECT ").push(contact).push(" FROM ").push(from).push(" WHERE ");
                self.gathered_within(contact)
            }
            Reach::Some => self.sql.push("EXISTS (SELECT 1 FROM ").push(from).push(" WHERE ").push(contact).push(" = c.id AND "),
        };
        passes(self);
        self.sql.push(")");
    }

    /// What belongs to others than those who are asked needs not be gathered.
    fn gathered_within(&mut self, contact: &str) -> &mut Sql {
        if let Reach::Between(after, until) = self.reach {
            self.sql.push(contact).push(" > ").bind(after).push(" AND ").push(contact).push(" <= ").bind(until).push(" AND ");
        }
        &mut self.sql
    }

    fn has(&mut self, has: &BoundHas) {
        // A submission in here is another one, and a row of its table.
        let columns = self.columns.take();
        self.has_related(has);
        self.columns = columns;
    }

    fn has_related(&mut self, has: &BoundHas) {
        let (from, contact, always) = match has.what {
            Related::Submission if has.with_tests => ("submission s", "s.contact_id", "s.contact_id IS NOT NULL"),
            Related::Submission => ("submission s", "s.contact_id", "s.contact_id IS NOT NULL AND s.is_test = 0"),
            Related::Note => ("note n", "n.contact_id", "n.deleted_at IS NULL"),
            Related::Card => (
                "card k JOIN board kb ON kb.id = k.board_id",
                "k.contact_id",
                "k.contact_id IS NOT NULL AND k.deleted_at IS NULL AND kb.deleted_at IS NULL",
            ),
            Related::Record => (
                "record_link l JOIN record r ON r.id = l.record_id JOIN record_type rt ON rt.id = r.record_type_id",
                "l.contact_id",
                "l.unlinked_at IS NULL AND r.deleted_at IS NULL AND rt.deleted_at IS NULL",
            ),
            Related::Activity => ("contact_timeline t", "t.contact_id", "t.kind NOT IN ('segment.joined', 'segment.left')"),
        };
        let passes = |compiler: &mut Self| {
            compiler.sql.push(always);
            if let Some(that) = &has.that {
                compiler.sql.push(" AND ");
                compiler.node(that);
            }
        };
        // A contact that has two roles on a record is linked to one record.
        let counted = if has.what == Related::Record { "count(DISTINCT l.record_id)" } else { "count(*)" };
        match (has.count, self.reach) {
            (None, _) => self.belonging(from, contact, passes),
            (Some(count), Reach::Some) => {
                self.sql.push("(SELECT ").push(counted).push(" FROM ").push(from).push(" WHERE ").push(contact).push(" = c.id AND ");
                passes(self);
                self.sql.push(")").push(sign(count.op)).bind(i64::from(count.value));
            }
            (Some(count), Reach::Everybody | Reach::Between(..)) => {
                // Who has none is in no group, so a count that none passes is said the other way round.
                let none_passes = none_passes(count);
                self.sql.push(if none_passes { "c.id NOT IN (SELECT " } else { "c.id IN (SELECT " });
                self.sql.push(contact).push(" FROM ").push(from).push(" WHERE ");
                self.gathered_within(contact);
                passes(self);
                self.sql.push(" GROUP BY ").push(contact).push(if none_passes { " HAVING NOT " } else { " HAVING " }).push(counted);
                self.sql.push(sign(count.op)).bind(i64::from(count.value)).push(")");
            }
        }
    }

    fn test(&mut self, test: &Test) {
        let positive = match test.meant {
            FilterOp::IsNot if test.kind == FilterKind::Date || test.kind == FilterKind::Instant => FilterOp::On,
            FilterOp::IsNot => FilterOp::Is,
            FilterOp::NotContains => FilterOp::Contains,
            FilterOp::IsNotOneOf => FilterOp::IsOneOf,
            FilterOp::HasNone => FilterOp::HasAny,
            FilterOp::IsEmpty => FilterOp::IsNotEmpty,
            op => return self.positive(test, op),
        };
        self.negated(|compiler| compiler.positive(test, positive));
    }

    fn positive(&mut self, test: &Test, op: FilterOp) {
        let operands = &test.operands;
        match &test.target {
            Target::Name => text(self, "trim(c.first_name || ' ' || c.last_name)", op, operands),
            Target::FirstName => text(self, "c.first_name", op, operands),
            Target::LastName => text(self, "c.last_name", op, operands),
            Target::Source => text(self, "c.source", op, operands),
            Target::Email => self.email(op, operands),
            Target::Phone => self.phone(op, operands),
            Target::Tags => self.tags(op, operands),
            Target::CreatedAt => instant(self, "c.created_at", op, operands),
            Target::UpdatedAt => instant(self, "c.updated_at", op, operands),
            Target::LastActivityAt => instant(self, "c.last_activity_at", op, operands),
            Target::SubmissionCount => number(self, "c.submission_count", op, operands),
            Target::Custom(field, r#type) => self.custom(&format!("c.{}", columns::name(*field)), *r#type, op, operands),
            Target::Bot => self.row("s.bot_id", op, operands),
            Target::FlowApp => self.flow_app(op, operands),
            Target::Status => self.word("s.status", op, operands),
            Target::StartedAt => instant(self, "s.started_at", op, operands),
            Target::CompletedAt => instant(self, "s.completed_at", op, operands),
            Target::IsTest => self.boolean("s.is_test", op, operands),
            Target::Answer(name) => answers::test(self, name, op, operands),
            Target::NoteAuthor => self.row("n.author_id", op, operands),
            Target::NoteCreatedAt => instant(self, "n.created_at", op, operands),
            Target::NoteText => text(self, "n.text", op, operands),
            Target::ActivityKind => self.word("t.kind", op, operands),
            Target::ActivityAt => instant(self, "t.at", op, operands),
            Target::Board => self.row("k.board_id", op, operands),
            Target::Phase => self.row("k.phase_id", op, operands),
            Target::CardTitle => text(self, "k.title", op, operands),
            Target::Priority => self.word("k.priority", op, operands),
            Target::Assignee => self.row("k.assignee_id", op, operands),
            Target::DueOn => date(self, "k.due_on", op, operands),
            Target::CardTags => self.list("k.tags", op, operands),
            Target::TimeInPhase => elapsed(self, "k.moved_at", op, operands),
            Target::IsClosed => self.boolean("(k.closed_at IS NOT NULL)", op, operands),
            Target::CardCreatedAt => instant(self, "k.created_at", op, operands),
            Target::MovedAt => instant(self, "k.moved_at", op, operands),
            Target::ClosedAt => instant(self, "k.closed_at", op, operands),
            Target::CommentCount => number(self, COMMENTS, op, operands),
            Target::CardBot => self.row(BOT_OF_CARD, op, operands),
            Target::RecordType => self.row("r.record_type_id", op, operands),
            Target::Role => self.row("l.role_id", op, operands),
            Target::RecordTitle => text(self, "r.title", op, operands),
            Target::RecordCreatedAt => instant(self, "r.created_at", op, operands),
            Target::RecordUpdatedAt => instant(self, "r.updated_at", op, operands),
            Target::LinkedAt => instant(self, "l.linked_at", op, operands),
            Target::OfRecord(field, r#type) => self.custom(&format!("r.{}", columns::name(*field)), *r#type, op, operands),
        }
    }

    fn custom(&mut self, column: &str, r#type: FieldType, op: FilterOp, operands: &[Operand]) {
        match r#type.filter_kind() {
            FilterKind::Text | FilterKind::Answer => text(self, column, op, operands),
            FilterKind::Phone => {
                let region = self.region;
                phone(self, column, op, operands, |compiler, given| {
                    let number = PhoneNumber::parse(given, region).map_or_else(|| given.to_owned(), |phone| phone.display);
                    compiler.sql.push(column).push(" = ").bind(number);
                });
            }
            FilterKind::Number => number(self, column, op, operands),
            FilterKind::Date => date(self, column, op, operands),
            FilterKind::Instant => instant(self, column, op, operands),
            FilterKind::Duration => elapsed(self, column, op, operands),
            FilterKind::Boolean => self.boolean(column, op, operands),
            FilterKind::Choice => self.row(column, op, operands),
            FilterKind::Choices => self.list(column, op, operands),
        }
    }

    fn email(&mut self, op: FilterOp, operands: &[Operand]) {
        self.belonging("contact_email e", "e.contact_id", |compiler| match op {
            FilterOp::Is | FilterOp::IsOneOf => compiler.joined(operands, " OR ", "0", |compiler, operand| {
                let given = operand.as_text();
                compiler.sql.push("(");
                if let Some(email) = EmailAddress::parse(given) {
                    compiler.sql.push("e.key = ").bind(email.key).push(" OR ");
                }
                text(compiler, "e.address", FilterOp::Is, std::slice::from_ref(operand));
                compiler.sql.push(")");
            }),
            op => text(compiler, "e.address", op, operands),
        });
    }

    fn phone(&mut self, op: FilterOp, operands: &[Operand]) {
        let region = self.region;
        self.belonging("contact_phone p", "p.contact_id", |compiler| {
            phone(compiler, "p.number", op, operands, |compiler, given| {
                compiler.sql.push("(");
                if let Some(phone) = PhoneNumber::parse(given, region) {
                    compiler.sql.push("p.key = ").bind(phone.key).push(" OR p.number = ").bind(phone.display).push(" OR ");
                }
                compiler.sql.push("p.number = ").bind(given).push(")");
            });
        });
    }

    fn tags(&mut self, op: FilterOp, operands: &[Operand]) {
        let has = |compiler: &mut Self, tags: &[Operand]| {
            compiler.belonging("contact_tag g", "g.contact_id", |compiler| compiler.row("g.tag_id", FilterOp::IsOneOf, tags));
        };
        match op {
            FilterOp::HasAll => self.joined(operands, " AND ", "1", |compiler, tag| has(compiler, std::slice::from_ref(tag))),
            FilterOp::IsNotEmpty => self.belonging("contact_tag g", "g.contact_id", |compiler| {
                compiler.sql.push("1");
            }),
            _ => has(self, operands),
        }
    }

    fn flow_app(&mut self, op: FilterOp, operands: &[Operand]) {
        self.sql.push("s.bot_id IN (SELECT b.id FROM intake_bot b WHERE ");
        self.row("b.flow_app_id", op, operands);
        self.sql.push(")");
    }

    /// A column that holds the row of something named.
    fn row(&mut self, column: &str, op: FilterOp, operands: &[Operand]) {
        self.choice(column, op, operands, |sql, name| {
            // No row has this id.
            sql.bind(name.row.unwrap_or(-1));
        });
    }

    /// A column that holds a word.
    fn word(&mut self, column: &str, op: FilterOp, operands: &[Operand]) {
        self.choice(column, op, operands, |sql, name| {
            sql.bind(name.word.as_str());
        });
    }

    fn choice(&mut self, column: &str, op: FilterOp, operands: &[Operand], bind: impl Fn(&mut Sql, &Name)) {
        self.sql.push(column);
        if op == FilterOp::IsNotEmpty {
            self.sql.push(" IS NOT NULL");
            return;
        }
        self.sql.push(" IN (");
        for (at, name) in operands.iter().filter_map(Operand::as_name).enumerate() {
            self.sql.push(if at == 0 { "" } else { ", " });
            bind(&mut self.sql, name);
        }
        self.sql.push(")");
    }

    /// A column that holds rows of options, as `,3,7,`.
    fn list(&mut self, column: &str, op: FilterOp, operands: &[Operand]) {
        let word = match op {
            FilterOp::IsNotEmpty => {
                self.sql.push(column).push(" IS NOT NULL");
                return;
            }
            FilterOp::HasAll => " AND ",
            _ => " OR ",
        };
        self.joined(operands, word, "0", |compiler, operand| {
            let row = operand.as_name().and_then(|name| name.row).unwrap_or(-1);
            compiler.sql.push("instr(").push(column).push(", ").bind(format!(",{row},")).push(") > 0");
        });
    }

    fn boolean(&mut self, column: &str, op: FilterOp, operands: &[Operand]) {
        self.sql.push(column);
        match (op, operands.first()) {
            (FilterOp::Is, Some(Operand::Boolean(yes))) => self.sql.push(" = ").bind(i64::from(*yes)),
            _ => self.sql.push(" IS NOT NULL"),
        };
    }
}

/// An operator's sign between two numbers.
pub(super) const fn sign(op: FilterOp) -> &'static str {
    match op {
        FilterOp::IsNot => " <> ",
        FilterOp::Gt | FilterOp::After => " > ",
        FilterOp::Gte => " >= ",
        FilterOp::Lt | FilterOp::Before => " < ",
        FilterOp::Lte => " <= ",
        _ => " = ",
    }
}

/// Whether who has none passes a count.
const fn none_passes(count: HasCount) -> bool {
    match count.op {
        FilterOp::IsNot => count.value != 0,
        FilterOp::Lt => count.value > 0,
        FilterOp::Lte => true,
        FilterOp::Gte | FilterOp::Is => count.value == 0,
        _ => false,
    }
}
