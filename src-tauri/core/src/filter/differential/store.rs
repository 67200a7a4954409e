//! Writes people straight into the tables: what verbs would make of them is not the question here.

use std::fmt::Write;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::{SqliteArguments, SqliteConnection};

use super::model::{APP_OF_BOT, BOTS, Cell, Everything, FIELDS, FLOW_APPS, OPTIONS, Person, Submission, TAGS};
use super::things::{BOARDS, Card, PHASES, RECORD_FIELDS, ROLES, TYPES};
use crate::core::Core;
use crate::db::columns;
use crate::fields::FieldType;
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::filter::store::answer_columns::AnswerColumns;
use crate::filter::store::sql::Sql;
use crate::filter::subject::Subject;
use crate::identity::{EmailAddress, PhoneNumber, Region};

/// A statement with its values.
struct Statement(String, SqliteArguments);

macro_rules! insert {
    ($connection:expr, $table:literal, $($column:literal: $value:expr),+ $(,)?) => {{
        let mut columns: Vec<&str> = Vec::new();
        let mut arguments = SqliteArguments::default();
        $(columns.push($column); sqlx::Arguments::add(&mut arguments, $value).unwrap();)+
        let places = vec!["?"; columns.len()].join(", ");
        run($connection, Statement(format!("INSERT INTO {} ({}) VALUES ({places})", $table, columns.join(", ")), arguments)).await;
    }};
}

async fn run(connection: &mut SqliteConnection, Statement(sql, arguments): Statement) {
    sqlx::query_with(AssertSqlSafe(sql), arguments).execute(connection).await.unwrap();
}

fn uuid() -> Vec<u8> {
    super::new_id().as_bytes().to_vec()
}

fn row(at: usize) -> i64 {
    i64::try_from(at + 1).unwrap()
}

/// Fills a new workspace. People, submissions, cards and records get the row ids from 1.
pub(super) async fn fill(core: &Core, everything: &Everything) {
    let mut tx = core.db().begin().await.unwrap();
    let fields = crate::fields::store::load(&mut tx).await.unwrap();
    insert!(&mut tx, "operation", "id": 1_000_000, "uuid": uuid(), "kind": "import", "member_id": 1, "at": 0);
    for (at, name) in FLOW_APPS.iter().enumerate() {
        insert!(&mut tx, "flow_app", "id": row(at), "uuid": uuid(), "key": name.to_lowercase(), "name": *name, "created_by": 1_000_000);
    }
    for (at, name) in BOTS.iter().enumerate() {
        let app = APP_OF_BOT[at].map(row);
        insert!(&mut tx, "intake_bot", "id": row(at), "uuid": uuid(), "flow_app_id": app, "key": name.to_lowercase(), "name": *name,
            "description": "", "schema": "[]", "created_by": 1_000_000);
    }
    for (at, name) in TAGS.iter().enumerate() {
        insert!(&mut tx, "tag", "id": row(at), "uuid": uuid(), "key": crate::identity::fold(name), "name": *name, "color": "red",
            "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    boards(&mut tx).await;
    record_types(&mut tx).await;
    let of_records = crate::fields::store::of_records(&mut tx).await.unwrap();
    for (at, record) in everything.records.iter().enumerate() {
        insert!(&mut tx, "record", "id": row(at), "uuid": uuid(), "record_type_id": row(record.of), "title": record.title.clone(),
            "sort_title": "", "created_at": record.created, "updated_at": record.updated, "deleted_at": record.in_bin.then_some(0),
            "created_by": 1_000_000, "changed_by": 1_000_000);
        for ((_, field), cell) in of_records.iter().zip(&record.cells) {
            write(&mut tx, "record", row(at), field, cell.as_ref()).await;
        }
    }
    for (at, person) in everything.people.iter().enumerate() {
        contact(&mut tx, row(at), person, &fields).await;
        belongings(&mut tx, row(at), person).await;
    }
    let whose = |person: Option<&Person>| person.and_then(|person| everything.people.iter().position(|one| std::ptr::eq(one, person)));
    for (at, (person, each)) in everything.submissions().into_iter().enumerate() {
        submission(&mut tx, row(at), whose(person).map(row), each).await;
    }
    for (at, (person, each)) in everything.cards().into_iter().enumerate() {
        card(&mut tx, row(at), whose(person).map(row), each).await;
    }
    core.commit(tx, &[]).await.unwrap();
}

/// Row ids of what passes, asked as `Subject::from` says.
pub(super) async fn passing_of(connection: &mut SqliteConnection, subject: Subject, sql: &Sql) -> Vec<i64> {
    let row = match subject {
        Subject::Contact => "c",
        Subject::Submission => "s",
        Subject::Card => "k",
        Subject::Record(_) => "r",
    };
    let statement = format!("SELECT {row}.id FROM {} WHERE {}", subject.from(), sql.text);
    let query = sqlx::query_scalar_with(AssertSqlSafe(statement), sql.arguments().unwrap());
    query.fetch_all(connection).await.unwrap_or_else(|error| panic!("{error:?} {}", sql.text))
}

/// Row ids of submissions that pass, asked as routing asks: all of them at once, their answers as columns.
pub(super) async fn passing_of_columns(connection: &mut SqliteConnection, columns: &AnswerColumns, sql: &Sql) -> Vec<i64> {
    let mut all = Sql::default();
    all.push("WITH ")
        .append(&columns.rows(Sql::default().push("1")))
        .push(" SELECT s.id FROM s LEFT JOIN contact c ON c.id = s.contact_id WHERE ");
    all.append(sql);
    let arguments = all.arguments().unwrap();
    let query = sqlx::query_scalar_with(AssertSqlSafe(all.text), arguments);
    query.fetch_all(connection).await.unwrap_or_else(|error| panic!("{error:?} {}", sql.text))
}

async fn boards(tx: &mut SqliteConnection) {
    for (at, name) in BOARDS.iter().enumerate() {
        insert!(tx, "board", "id": row(at), "uuid": uuid(), "name": *name, "description": "", "color": "blue", "position": row(at),
            "created_at": 0, "deleted_at": (at == 2).then_some(0), "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    for (at, (board, name)) in PHASES.iter().enumerate() {
        insert!(tx, "phase", "id": row(at), "uuid": uuid(), "board_id": row(*board), "name": *name, "color": "blue", "position": row(at),
            "is_done": 0, "created_by": 1_000_000, "changed_by": 1_000_000);
    }
}

/// Row ids of fields of records begin here.
const FIRST_FIELD: i64 = 1_000;

async fn record_types(tx: &mut SqliteConnection) {
    for (at, name) in TYPES.iter().enumerate() {
        insert!(tx, "record_type", "id": row(at), "uuid": uuid(), "name": *name, "plural": format!("{name}s"), "icon": "box",
            "color": "blue", "title_field_id": 0, "position": row(at), "created_at": 0, "deleted_at": (at == 2).then_some(0),
            "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    for (at, (of, name)) in ROLES.iter().enumerate() {
        insert!(tx, "record_role", "id": row(at), "uuid": uuid(), "record_type_id": row(*of), "name": *name, "inverse_name": "",
            "is_default": 0, "position": row(at), "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    for (at, (of, key, r#type)) in RECORD_FIELDS.iter().enumerate() {
        let id = FIRST_FIELD + row(at);
        insert!(tx, "custom_field", "id": id, "uuid": uuid(), "key": *key, "label": *key, "help": "", "type": r#type.as_str(),
            "config": "{}", "default_value": "[]", "position": row(at), "required": 0, "is_unique": 0, "record_type_id": row(*of));
        if matches!(r#type, FieldType::Select | FieldType::MultiSelect) {
            for (place, label) in OPTIONS.iter().enumerate() {
                insert!(tx, "field_option", "uuid": uuid(), "field_id": id, "key": crate::identity::fold(label), "label": *label,
                    "color": "red", "position": row(place));
            }
        }
        let sql = format!("ALTER TABLE record ADD COLUMN {} ANY", columns::name(id));
        sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await.unwrap();
    }
}

async fn submission(tx: &mut SqliteConnection, id: i64, contact: Option<i64>, s: &Submission) {
    insert!(tx, "submission", "id": id, "uuid": uuid(), "bot_id": row(s.bot), "identity": uuid(), "contact_id": contact,
        "status": if s.completed { "completed" } else { "incomplete" }, "is_test": i64::from(s.is_test), "started_at": s.started_at,
        "completed_at": s.completed_at, "own_at": s.own_at, "answers": serde_json::to_string(&s.answers).unwrap(), "transcript": "[]",
        "summary": "", "content_hash": 0, "seen": "", "given": "{}", "created_by": 1_000_000, "changed_by": 1_000_000);
}

async fn card(tx: &mut SqliteConnection, id: i64, contact: Option<i64>, card: &Card) {
    let tags: String = card.tags.iter().map(|tag| format!("{},", row(*tag))).collect();
    insert!(tx, "card", "id": id, "uuid": uuid(), "board_id": row(PHASES[card.phase].0), "phase_id": row(card.phase), "rank": "a",
        "title": card.title.clone(), "description": "", "contact_id": contact,
        "submission_id": card.made_by.map(|(submission, _)| row(submission)), "priority": card.priority,
        "assignee_id": card.assignee.map(row), "due_on": card.due.map(|day| day.to_string()),
        "tags": (!tags.is_empty()).then(|| format!(",{tags}")), "created_at": card.created, "updated_at": 0, "moved_at": card.moved,
        "closed_at": card.closed, "deleted_at": card.in_bin.then_some(0), "created_by": 1_000_000, "changed_by": 1_000_000);
    for (at, in_bin) in &card.comments {
        insert!(tx, "comment", "uuid": uuid(), "card_id": id, "author_id": 1, "text": "", "created_at": *at,
            "deleted_at": in_bin.then_some(0), "created_by": 1_000_000, "changed_by": 1_000_000);
    }
}

async fn contact(tx: &mut SqliteConnection, id: i64, person: &Person, fields: &FieldSet) {
    insert!(tx, "contact", "id": id, "uuid": uuid(), "first_name": person.first.clone(), "last_name": person.last.clone(), "sort_name": "",
        "email_count": row(person.emails.len()) - 1, "phone_count": row(person.phones.len()) - 1, "source": person.source.clone(),
        "submission_count": person.count, "created_at": person.created, "updated_at": person.updated, "last_activity_at": person.active,
        "origins": "{}", "created_by": 1_000_000, "changed_by": 1_000_000);
    for ((key, r#type), cell) in FIELDS.iter().zip(&person.cells) {
        let field = fields.by_key(key).unwrap();
        assert_eq!(field.r#type, *r#type);
        write(tx, "contact", id, field, cell.as_ref()).await;
    }
}

/// Writes a value into a row's column.
async fn write(tx: &mut SqliteConnection, table: &str, id: i64, field: &Field, cell: Option<&Cell>) {
    let Some(cell) = cell else { return };
    let r#type = field.r#type;
    let option = |at: &usize| if r#type == FieldType::Member { row(*at) } else { field.options[*at].id };
    let value = match cell {
        Cell::Text(text) => Value::Text(text.clone()),
        #[expect(clippy::cast_possible_truncation, reason = "stars are whole")]
        Cell::Number(stars) if r#type == FieldType::Rating => Value::Integer(*stars as i64),
        Cell::Number(number) => Value::number(*number).unwrap(),
        Cell::Day(day) => Value::Text(day.to_string()),
        Cell::Moment(at) => Value::Integer(*at),
        Cell::Yes(yes) => Value::Integer(i64::from(*yes)),
        Cell::Chosen(chosen) if r#type == FieldType::MultiSelect => Value::ids(&chosen.iter().map(option).collect::<Vec<_>>()).unwrap(),
        Cell::Chosen(chosen) => Value::Integer(option(&chosen[0])),
    };
    let mut arguments = SqliteArguments::default();
    match value {
        Value::Integer(integer) => sqlx::Arguments::add(&mut arguments, integer).unwrap(),
        Value::Number(number) => sqlx::Arguments::add(&mut arguments, number.get()).unwrap(),
        Value::Text(text) => sqlx::Arguments::add(&mut arguments, text).unwrap(),
    }
    let mut sql = String::new();
    write!(sql, "UPDATE {table} SET {} = ? WHERE id = {id}", columns::name(field.id)).unwrap();
    run(tx, Statement(sql, arguments)).await;
}

async fn belongings(tx: &mut SqliteConnection, id: i64, person: &Person) {
    for (at, address) in person.emails.iter().enumerate() {
        let key = EmailAddress::parse(address).map(|email| email.key);
        insert!(tx, "contact_email", "contact_id": id, "position": row(at), "key": key, "address": address.clone(), "origin_at": 0,
            "by_member": 0, "added_by": 1_000_000);
    }
    for (at, number) in person.phones.iter().enumerate() {
        let key = PhoneNumber::parse(number, Region::default()).map(|phone| phone.key);
        insert!(tx, "contact_phone", "contact_id": id, "position": row(at), "key": key, "number": number.clone(), "origin_at": 0,
            "by_member": 0, "added_by": 1_000_000);
    }
    for tag in &person.tags {
        insert!(tx, "contact_tag", "contact_id": id, "tag_id": row(*tag), "added_by": 1_000_000);
    }
    for link in &person.links {
        insert!(tx, "record_link", "uuid": uuid(), "record_id": row(link.record), "contact_id": id, "role_id": link.role.map(row),
            "linked_at": link.at, "unlinked_at": link.ended, "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    for note in &person.notes {
        insert!(tx, "note", "uuid": uuid(), "contact_id": id, "author_id": row(note.author), "text": note.text.clone(),
            "created_at": note.at, "deleted_at": note.in_bin.then_some(0), "versions": 1, "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    for (kind, at) in &person.entries {
        insert!(tx, "activity", "contact_id": id, "kind": *kind, "at": *at, "operation_id": 1_000_000, "detail": "{}");
    }
}
