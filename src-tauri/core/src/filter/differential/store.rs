//! Writes people straight into the tables: what verbs would make of them is not the question here.

use std::fmt::Write;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::{SqliteArguments, SqliteConnection};

use super::model::{APP_OF_BOT, BOTS, Cell, FIELDS, FLOW_APPS, Person, TAGS};
use crate::core::Core;
use crate::db::columns;
use crate::fields::FieldType;
use crate::fields::record::FieldSet;
use crate::fields::value::Value;
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

/// Fills a new workspace. People get the row ids from 1.
pub(super) async fn fill(core: &Core, people: &[Person]) {
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
    for (at, person) in people.iter().enumerate() {
        contact(&mut tx, row(at), person, &fields).await;
        belongings(&mut tx, row(at), person).await;
    }
    core.commit(tx, &[]).await.unwrap();
}

async fn contact(tx: &mut SqliteConnection, id: i64, person: &Person, fields: &FieldSet) {
    insert!(tx, "contact", "id": id, "uuid": uuid(), "first_name": person.first.clone(), "last_name": person.last.clone(), "sort_name": "",
        "email_count": row(person.emails.len()) - 1, "phone_count": row(person.phones.len()) - 1, "source": person.source.clone(),
        "submission_count": person.count, "created_at": person.created, "updated_at": person.updated, "last_activity_at": person.active,
        "origins": "{}", "created_by": 1_000_000, "changed_by": 1_000_000);
    for ((key, r#type), cell) in FIELDS.iter().zip(&person.cells) {
        let (Some(field), Some(cell)) = (fields.by_key(key), cell) else { continue };
        let option = |at: &usize| if *r#type == FieldType::Member { row(*at) } else { field.options[*at].id };
        let value = match cell {
            Cell::Text(text) => Value::Text(text.clone()),
            #[expect(clippy::cast_possible_truncation, reason = "stars are whole")]
            Cell::Number(stars) if *r#type == FieldType::Rating => Value::Integer(*stars as i64),
            Cell::Number(number) => Value::number(*number).unwrap(),
            Cell::Day(day) => Value::Text(day.to_string()),
            Cell::Moment(at) => Value::Integer(*at),
            Cell::Yes(yes) => Value::Integer(i64::from(*yes)),
            Cell::Chosen(chosen) if *r#type == FieldType::MultiSelect => {
                Value::ids(&chosen.iter().map(option).collect::<Vec<_>>()).unwrap()
            }
            Cell::Chosen(chosen) => Value::Integer(option(&chosen[0])),
        };
        let mut arguments = SqliteArguments::default();
        match value {
            Value::Integer(integer) => sqlx::Arguments::add(&mut arguments, integer).unwrap(),
            Value::Number(number) => sqlx::Arguments::add(&mut arguments, number.get()).unwrap(),
            Value::Text(text) => sqlx::Arguments::add(&mut arguments, text).unwrap(),
        }
        let mut sql = String::new();
        write!(sql, "UPDATE contact SET {} = ? WHERE id = {id}", columns::name(field.id)).unwrap();
        run(tx, Statement(sql, arguments)).await;
    }
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
    for s in &person.submissions {
        insert!(tx, "submission", "uuid": uuid(), "bot_id": row(s.bot), "identity": uuid(), "contact_id": id,
            "status": if s.completed { "completed" } else { "incomplete" }, "is_test": i64::from(s.is_test), "started_at": s.started_at,
            "completed_at": s.completed_at, "own_at": s.own_at, "answers": serde_json::to_string(&s.answers).unwrap(), "transcript": "[]",
            "summary": "", "content_hash": 0, "seen": "", "given": "{}", "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    for note in &person.notes {
        insert!(tx, "note", "uuid": uuid(), "contact_id": id, "author_id": row(note.author), "text": note.text.clone(),
            "created_at": note.at, "deleted_at": note.in_bin.then_some(0), "versions": 1, "created_by": 1_000_000, "changed_by": 1_000_000);
    }
    for (kind, at) in &person.entries {
        insert!(tx, "activity", "contact_id": id, "kind": *kind, "at": *at, "operation_id": 1_000_000, "detail": "{}");
    }
}
