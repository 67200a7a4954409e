//! What the segments' filters mean at one moment, ready to be evaluated in the order in which they name each other.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;
use xxhash_rust::xxh3::xxh3_64;

use super::graph::Graph;
use super::record::Stored;
use super::store;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::filter::{self, Bound, Reach, Sql, World, bind, compile};
use crate::workspace::Locale;

/// See the top of this file.
#[derive(Debug)]
pub(super) struct Plan {
    /// Those that can be kept current; a level names only some of the levels before.
    pub(super) levels: Vec<Vec<Followed>>,
    /// Those whose members were evaluated under another meaning.
    pub(super) stale: BTreeSet<i64>,
    /// Making it has changed nothing, so that it can be made again.
    pub(super) is_settled: bool,
    locale: Locale,
}

/// A segment that can be kept current.
#[derive(Debug)]
pub(super) struct Followed {
    pub(super) id: i64,
    pub(super) bound: Bound,
    pub(super) meaning: i64,
    /// Asked of a few contacts; nothing where it depends on the clock.
    few: Option<Sql>,
}

impl Plan {
    /// Works it out, and notes which segments cannot be kept current, or can again.
    pub(super) async fn load(tx: &mut Tx) -> Result<Self> {
        let mut world = World::load(tx).await?;
        let all = store::all(tx).await?;
        let (graph, verdicts) = judged(&mut world, &all)?;
        let mut plan = Self { levels: Vec::new(), stale: BTreeSet::new(), is_settled: true, locale: world.locale };
        let mut followed = HashMap::new();
        for (stored, verdict) in all.iter().zip(verdicts) {
            let id = stored.record.id;
            let problem = verdict.as_ref().err();
            if problem != stored.problem.as_ref() {
                store::set_problem(tx, id, problem.map(String::as_str)).await?;
                plan.is_settled = false;
            }
            let Ok(bound) = verdict else { continue };
            let meaning = meaning(&bound, world.locale);
            if stored.meaning != Some(meaning) || stored.problem.is_some() {
                plan.stale.insert(id);
                plan.is_settled = false;
            }
            let few = (!bound.needs().on_clock).then(|| compile(&bound, Reach::Some, 0, world.locale));
            followed.insert(id, Followed { id, bound, meaning, few });
        }
        plan.levels = graph.levels().iter().map(|level| level.iter().filter_map(|id| followed.remove(id)).collect()).collect();
        Ok(plan)
    }

    /// A segment's filter as asked of a few contacts.
    pub(super) fn few<'a>(&self, followed: &'a Followed, now_ms: i64) -> Cow<'a, Sql> {
        match &followed.few {
            Some(sql) => Cow::Borrowed(sql),
            None => Cow::Owned(compile(&followed.bound, Reach::Some, now_ms, self.locale)),
        }
    }

    /// A segment's filter as asked of everybody.
    pub(super) fn everybody(&self, followed: &Followed, now_ms: i64) -> Sql {
        compile(&followed.bound, Reach::Everybody, now_ms, self.locale)
    }

    /// Those that time passes over.
    pub(super) fn on_clock(&self) -> BTreeSet<i64> {
        self.levels.iter().flatten().filter(|followed| followed.bound.needs().on_clock).map(|followed| followed.id).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.levels.is_empty()
    }
}

/// What a filter can be asked as, or why it cannot be, a whole sentence.
pub(super) type Verdict = Result<Bound, String>;

/// Every segment's verdict, in the order of `all`, and which of them name which. The world learns what is wrong with
/// segments, which is then wrong with those that name them.
pub(super) fn judged(world: &mut World, all: &[Stored]) -> Result<(Graph, Vec<Verdict>)> {
    let graph = graph(all);
    let mut verdicts: HashMap<i64, Verdict> = HashMap::new();
    for id in graph.levels().into_iter().flatten() {
        let Some(stored) = all.iter().find(|stored| stored.record.id == id) else { continue };
        let verdict = judge(world, stored)?;
        if let Some(named) = world.segments.iter_mut().find(|named| named.id == id) {
            named.problem = verdict.as_ref().err().cloned();
        }
        verdicts.insert(id, verdict);
    }
    let circular = || Err("Its filter names itself. Edit it so that it does not.".to_owned());
    let verdicts = all.iter().map(|stored| verdicts.remove(&stored.record.id).unwrap_or_else(circular)).collect();
    Ok((graph, verdicts))
}

/// Which segments name which.
pub(super) fn graph(all: &[Stored]) -> Graph {
    let by_uuid: HashMap<Uuid, i64> = all.iter().map(|stored| (stored.record.uuid, stored.record.id)).collect();
    let mut graph = Graph::default();
    for stored in all {
        graph.set(stored.record.id, stored.record.named().iter().filter_map(|uuid| by_uuid.get(uuid).copied()));
    }
    graph
}

fn judge(world: &World, stored: &Stored) -> Result<Verdict> {
    for (id, was) in &stored.record.types {
        if let Some(field) = world.field(*id).filter(|field| field.r#type != *was) {
            let word = |r#type: crate::fields::FieldType| r#type.as_str().replace('_', " ");
            return Ok(Err(format!(
                "“{}” was of the type {} when this segment was saved and is of the type {} now. Save the segment’s filter again, or give \
                 the field its former type back.",
                field.label,
                word(*was),
                word(field.r#type)
            )));
        }
    }
    match bind(world, &stored.record.filter) {
        Ok(bound) => Ok(Ok(bound)),
        Err(Error::Invalid { reason, .. }) => Ok(Err(filter::sentence(&reason))),
        Err(error) => Err(error),
    }
}

/// What a filter comes to in a workspace. Where this is another number, other contacts may pass.
pub(super) fn meaning(bound: &Bound, locale: Locale) -> i64 {
    let sql = compile(bound, Reach::Everybody, 0, locale);
    xxh3_64(format!("{}{:?}", sql.text, sql.values).as_bytes()).cast_signed()
}

/// Every segment's verdict as a reader sees it.
pub(super) async fn verdicts(snapshot: &mut SqliteConnection) -> Result<(World, Graph, Vec<(Stored, Verdict)>)> {
    let mut world = World::load(snapshot).await?;
    let all = store::all(snapshot).await?;
    let (graph, verdicts) = judged(&mut world, &all)?;
    Ok((world, graph, all.into_iter().zip(verdicts).collect()))
}
