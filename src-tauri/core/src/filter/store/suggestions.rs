//! Values that fields have, with how often.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use super::sql::Sql;
use crate::db::columns;
use crate::db::folding::{FOLDED, Match, pattern};
use crate::error::Result;
use crate::fields::FieldType;
use crate::filter::bound::Target;
use crate::filter::subject::Subject;
use crate::filter::targets::Found;
use crate::filter::world::{Named, Part, World};
use crate::identity::fold;

/// Values of contacts, cards and records that are not in the bin, or of submissions that are no tests, that contain a text:
/// value, label and how many have it, the most frequent first.
pub(in crate::filter) async fn of(
    connection: &mut SqliteConnection,
    world: &World,
    subject: Subject,
    found: &Found,
    text: &str,
    limit: u32,
) -> Result<Vec<(String, String, i64)>> {
    let records = match subject {
        Subject::Record(id) => format!("{RECORDS} AND r.record_type_id = {id}"),
        _ => RECORDS.to_owned(),
    };
    match &found.target {
        Target::Name => texts(connection, "trim(c.first_name || ' ' || c.last_name)", CONTACTS, None, text, limit).await,
        Target::FirstName => texts(connection, "c.first_name", CONTACTS, None, text, limit).await,
        Target::LastName => texts(connection, "c.last_name", CONTACTS, None, text, limit).await,
        Target::Source => texts(connection, "c.source", CONTACTS, None, text, limit).await,
        Target::Email => texts(connection, "e.address", EMAILS, None, text, limit).await,
        Target::Answer(name) => {
            let path = format!("$.{}", serde_json::Value::from(name.as_str()));
            texts(connection, "CAST(w.value AS TEXT)", ANSWERS, Some(path), text, limit).await
        }
        Target::Custom(id, r#type) => {
            let of = Column { id: *id, r#type: *r#type, column: format!("c.{}", columns::name(*id)), from: CONTACTS };
            custom(connection, world, of, text, limit).await
        }
        Target::OfRecord(id, r#type) => {
            let of = Column { id: *id, r#type: *r#type, column: format!("r.{}", columns::name(*id)), from: RECORDS };
            custom(connection, world, of, text, limit).await
        }
        Target::Board => names(connection, "k.board_id", CARDS, &world.boards, text, limit).await,
        Target::Phase => names(connection, "k.phase_id", CARDS, &labelled(&world.phases), text, limit).await,
        Target::Assignee => names(connection, "k.assignee_id", CARDS, &world.members, text, limit).await,
        Target::CardTitle => texts(connection, "k.title", CARDS, None, text, limit).await,
        Target::CardBot => names(connection, super::compile::BOT_OF_CARD, CARDS, &world.bots, text, limit).await,
        Target::CardTags => names(connection, "w.value", &items(CARDS, "k.tags"), &world.tags, text, limit).await,
        Target::RecordType => {
            let types: Vec<Named> = world.record_types.iter().map(|of| of.named.clone()).collect();
            names(connection, "r.record_type_id", &records, &types, text, limit).await
        }
        Target::Role => {
            let from = "record_link l JOIN record r ON r.id = l.record_id WHERE l.unlinked_at IS NULL AND r.deleted_at IS NULL";
            names(connection, "l.role_id", from, &labelled(&world.roles), text, limit).await
        }
        Target::RecordTitle => texts(connection, "r.title", &records, None, text, limit).await,
        Target::Tags => {
            let from = "contact_tag g JOIN contact c ON c.id = g.contact_id WHERE c.deleted_at IS NULL";
            names(connection, "g.tag_id", from, &world.tags, text, limit).await
        }
        Target::Bot => names(connection, "s.bot_id", SUBMISSIONS, &world.bots, text, limit).await,
        Target::NoteAuthor => names(connection, "n.author_id", "note n WHERE n.deleted_at IS NULL", &world.members, text, limit).await,
        Target::FlowApp => {
            let from = "submission s JOIN intake_bot b ON b.id = s.bot_id WHERE s.is_test = 0 AND b.flow_app_id IS NOT NULL";
            names(connection, "b.flow_app_id", from, &world.flow_apps, text, limit).await
        }
        _ => Ok(Vec::new()),
    }
}

const CONTACTS: &str = "contact c WHERE c.deleted_at IS NULL";
const EMAILS: &str = "contact_email e JOIN contact c ON c.id = e.contact_id WHERE c.deleted_at IS NULL";
const SUBMISSIONS: &str = "submission s WHERE s.is_test = 0";
const ANSWERS: &str = "submission s, json_each(s.answers, ?) w WHERE s.is_test = 0 AND w.type NOT IN ('null', 'object', 'array')";

const CARDS: &str = "card k JOIN board kb ON kb.id = k.board_id WHERE k.deleted_at IS NULL AND kb.deleted_at IS NULL";
const RECORDS: &str = "record r WHERE r.deleted_at IS NULL";

/// A custom field's values.
struct Column {
    id: i64,
    r#type: FieldType,
    column: String,
    from: &'static str,
}

async fn custom(
    connection: &mut SqliteConnection,
    world: &World,
    of: Column,
    text: &str,
    limit: u32,
) -> Result<Vec<(String, String, i64)>> {
    let named: Vec<Named> = match (of.r#type, world.field(of.id)) {
        (FieldType::Member, _) => world.members.clone(),
        (_, Some(field)) => field.options.iter().map(|choice| Named::plain(choice.id, choice.uuid, &choice.label)).collect(),
        (_, None) => Vec::new(),
    };
    match of.r#type {
        FieldType::Select | FieldType::Member => names(connection, &of.column, of.from, &named, text, limit).await,
        FieldType::MultiSelect => names(connection, "w.value", &items(of.from, &of.column), &named, text, limit).await,
        _ => texts(connection, &of.column, of.from, None, text, limit).await,
    }
}

/// Every item `w` of a column of rows, which are kept as `,3,7,`.
fn items(from: &str, column: &str) -> String {
    let (tables, condition) = from.split_once(" WHERE ").unwrap_or((from, "1"));
    format!("{tables}, json_each('[' || trim({column}, ',') || ']') w WHERE {condition} AND {column} <> ''")
}

/// Phases and roles as the builder shows them.
fn labelled(parts: &[Part]) -> Vec<Named> {
    parts.iter().map(|part| Named { name: part.label(), ..part.named.clone() }).collect()
}

async fn texts(
    connection: &mut SqliteConnection,
    value: &str,
    from: &str,
    path: Option<String>,
    text: &str,
    limit: u32,
) -> Result<Vec<(String, String, i64)>> {
    let mut sql = Sql::default();
    sql.push(&format!("SELECT v, count(*) FROM (SELECT {value} AS v FROM {from}"));
    sql.values.extend(path.map(Into::into));
    sql.push(") WHERE v <> ''");
    if !text.trim().is_empty() {
        sql.push(" AND v = ").bind(pattern(Match::Part, text.trim())).push(" COLLATE ").push(FOLDED);
    }
    sql.push(" GROUP BY v ORDER BY 2 DESC, 1 LIMIT ").bind(i64::from(limit));
    let rows: Vec<(String, i64)> = sqlx::query_as_with(AssertSqlSafe(sql.text.clone()), sql.arguments()?).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|(value, count)| (value.clone(), value, count)).collect())
}

async fn names(
    connection: &mut SqliteConnection,
    row: &str,
    from: &str,
    among: &[Named],
    text: &str,
    limit: u32,
) -> Result<Vec<(String, String, i64)>> {
    let sql = format!("SELECT {row} AS named, count(*) FROM {from} GROUP BY 1");
    let counts: Vec<(Option<i64>, i64)> = sqlx::query_as(AssertSqlSafe(sql)).fetch_all(connection).await?;
    let wanted = fold(text.trim());
    let mut found: Vec<(String, String, i64)> = among
        .iter()
        .filter(|named| named.problem.is_none() && fold(&named.name).contains(&wanted))
        .map(|named| {
            let count = counts.iter().find(|(row, _)| *row == Some(named.id)).map_or(0, |(_, count)| *count);
            (named.uuid.hyphenated().to_string(), named.name.clone(), count)
        })
        .collect();
    found.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| fold(&a.1).cmp(&fold(&b.1))));
    found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(found)
}
