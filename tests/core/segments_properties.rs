//! After any changes of contacts, stored members are who passes the filter when it is asked from scratch.

use contact_core::contacts::{self, ContactsChanged};
use contact_core::fields::{self, ArchiveField, FieldInput, SetField};
use contact_core::filter::Filter;
use contact_core::ids::{ContactId, ImportId, NoteId, OperationId};
use contact_core::imports::{self, GetImport};
use contact_core::lists::{self, ListContacts, ListQuery};
use contact_core::notes::{self, AddNote, GetNote};
use contact_core::progress::Job;
use contact_core::segments::{self, UpdateSegment};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::desk::Desk;
use crate::fields::give;
use crate::segments::{budget, segment, tag, these, undo, untag};
use crate::support::quotes;
use crate::tags::people;

#[derive(Debug, Clone)]
enum Step {
    /// A budget for one, by hand; none clears it.
    Edit(usize, Option<u32>),
    /// The same for several at once.
    EditMany(Vec<usize>, u32),
    Tag(Vec<usize>, bool),
    Note(usize),
    DeleteNote(usize),
    Delete(Vec<usize>),
    Restore(Vec<usize>),
    /// Rows: person (those from three on are new), whether completed, budget, tag.
    Import(Vec<(usize, bool, u32, bool)>),
    Undo,
    Hours(i64),
    ArchiveBudget(bool),
    /// Gives the last segment another filter.
    Refilter(usize),
}

const PEOPLE: [&str; 3] = ["Ana", "Ben", "Cid"];

/// Of every kind: fields, tags, related things with and without a count, negations, times, other segments.
const FILTERS: [&str; 12] = [
    r#"{"field":"budget","op":"gt","value":100}"#,
    r#"{"field":"budget","op":"is_empty"}"#,
    r#"{"field":"tags","op":"has_any","value":["vip"]}"#,
    r#"{"field":"tags","op":"has_none","value":["vip"]}"#,
    r#"{"has":"note","count":{"op":"gte","value":2}}"#,
    r#"{"has":"submission","where":{"all":[{"field":"status","op":"is","value":"completed"},{"field":"answer.budget","op":"gt","value":50}]}}"#,
    r#"{"not":{"has":"submission","where":{"field":"status","op":"is","value":"incomplete"}}}"#,
    r#"{"has":"activity","where":{"field":"kind","op":"is_one_of","value":["tag.added","note.added"]},"count":{"op":"lt","value":2}}"#,
    r#"{"field":"last_activity_at","op":"within_last","value":{"hours":5}}"#,
    r#"{"any":[{"field":"updated_at","op":"more_than_ago","value":{"days":1}},{"field":"submission_count","op":"gt","value":1}]}"#,
    r#"{"all":[{"segment":"S0"},{"not":{"segment":"S2"}}]}"#,
    r#"{"any":[{"segment":"S10"},{"segment":"S8"}]}"#,
];

fn step() -> impl Strategy<Value = Step> {
    let some = || prop::collection::btree_set(0..3usize, 1..=3).prop_map(|set| set.into_iter().collect::<Vec<_>>());
    let rows = prop::collection::vec((0..5usize, any::<bool>(), 0..200u32, any::<bool>()), 1..5);
    prop_oneof![
        3 => (0..3usize, prop::option::of(0..200u32)).prop_map(|(who, value)| Step::Edit(who, value)),
        2 => (some(), 0..200u32).prop_map(|(who, value)| Step::EditMany(who, value)),
        3 => (some(), any::<bool>()).prop_map(|(who, add)| Step::Tag(who, add)),
        2 => (0..3usize).prop_map(Step::Note),
        1 => (0..4usize).prop_map(Step::DeleteNote),
        1 => some().prop_map(Step::Delete),
        1 => some().prop_map(Step::Restore),
        3 => rows.prop_map(Step::Import),
        4 => Just(Step::Undo),
        2 => (1..40i64).prop_map(Step::Hours),
        1 => any::<bool>().prop_map(Step::ArchiveBudget),
        1 => (0..10usize).prop_map(Step::Refilter),
    ]
}

/// What can be taken back.
enum Done {
    Change(OperationId),
    Import(ImportId),
}

struct World {
    desk: Desk,
    ids: Vec<ContactId>,
    notes: Vec<NoteId>,
    done: Vec<Done>,
    imports: usize,
}

impl World {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let ids = people(&desk, &PEOPLE).await;
        for (number, filter) in FILTERS.iter().enumerate() {
            segment(&desk, &format!("S{number}"), filter).await;
        }
        Self { desk, ids, notes: Vec::new(), done: Vec::new(), imports: 0 }
    }

    fn some(&self, who: &[usize]) -> Vec<ContactId> {
        who.iter().map(|at| self.ids[*at]).collect()
    }

    fn did(&mut self, operation: Option<OperationId>) {
        self.done.extend(operation.map(Done::Change));
    }

    fn changed(&mut self, done: Result<ContactsChanged, contact_core::Error>) {
        self.did(done.ok().and_then(|done| done.operation));
    }

    /// Takes a step. What the core refuses (whoever is in the bin, what has changed since) changes nothing.
    async fn take(&mut self, step: Step) {
        let core = self.desk.core.clone();
        match step {
            Step::Edit(who, value) => {
                let budget = budget(&self.desk).await.id;
                let typed: Vec<String> = value.iter().map(ToString::to_string).collect();
                let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
                let done = give(&self.desk, self.ids[who], budget, &typed).await;
                self.did(done.ok().flatten());
            }
            Step::EditMany(who, value) => {
                let input = FieldInput { field: budget(&self.desk).await.id, values: vec![value.to_string()] };
                let set = SetField { selection: these(&self.some(&who)), input };
                let done = fields::set(&core, set, Job::silent()).await;
                self.changed(done);
            }
            Step::Tag(who, add) => {
                let who = self.live(&who).await;
                let has_tag = contact_core::tags::tag_by_name(&core, "vip").await.is_ok();
                let done = match add {
                    true => tag(&self.desk, &who, "vip").await,
                    false if has_tag => untag(&self.desk, &who, "vip").await,
                    false => None,
                };
                self.did(done);
            }
            Step::Note(who) => {
                let saved = notes::add(&core, AddNote { contact: self.ids[who], text: "Called".to_owned() }).await.ok();
                self.notes.extend(saved.iter().map(|saved| saved.note.id));
                self.did(saved.and_then(|saved| saved.operation));
            }
            Step::DeleteNote(at) => {
                if let Some(note) = self.notes.get(at).copied() {
                    let saved = notes::delete(&core, GetNote { note }).await.ok();
                    self.did(saved.and_then(|saved| saved.operation));
                }
            }
            Step::Delete(who) => {
                let done = contacts::delete(&core, these(&self.some(&who))).await;
                self.changed(done);
            }
            Step::Restore(who) => {
                let done = contacts::restore(&core, these(&self.some(&who))).await;
                self.changed(done);
            }
            Step::Import(rows) => self.import(&rows).await,
            Step::Undo => match self.done.pop() {
                Some(Done::Change(operation)) => drop(undo(&core, Some(operation)).await),
                Some(Done::Import(import)) => drop(imports::undo(&core, GetImport { import }, Job::silent()).await),
                None => {}
            },
            Step::Hours(hours) => {
                self.desk.later(hours * 60);
                assert!(segments::catch_up(&core).await.unwrap(), "every hour is due");
            }
            Step::ArchiveBudget(archived) => {
                let field = budget(&self.desk).await.id;
                let done = fields::archive(&core, ArchiveField { field, archived }).await.unwrap();
                self.did(done.operation);
            }
            Step::Refilter(to) => {
                let last = segments::by_name(&core, "S11").await.unwrap().id;
                let filter = Some(Filter::parse(FILTERS[to]).unwrap());
                let update = UpdateSegment { segment: last, name: None, color: None, filter };
                let saved = segments::update(&core, update, Job::silent()).await.ok();
                self.did(saved.and_then(|saved| saved.operation));
            }
        }
    }

    async fn live(&self, who: &[usize]) -> Vec<ContactId> {
        let mut live = Vec::new();
        for id in self.some(who) {
            if self.desk.contact(id).await.deleted_at.is_none() {
                live.push(id);
            }
        }
        live
    }

    async fn import(&mut self, rows: &[(usize, bool, u32, bool)]) {
        self.imports += 1;
        let mut table = "submission_id,status,completed_at,email,budget,tags\n".to_owned();
        for (at, (who, completed, budget, tagged)) in rows.iter().enumerate() {
            let name = PEOPLE.get(*who).map_or_else(|| format!("new{who}"), |name| name.to_lowercase());
            let (status, tags) = (if *completed { "completed" } else { "incomplete" }, if *tagged { "vip" } else { "" });
            let minute = self.imports * 7 % 60;
            table += &format!("{}-{at},{status},2026-06-30T1{at}:{minute:02}:00Z,{name}@example.org,{budget},{tags}\n", self.imports);
        }
        let path = self.desk.file(&format!("{}.csv", self.imports), &table);
        let report = self.desk.import_with(&[path], quotes()).await;
        self.done.extend(report.import.map(Done::Import));
    }

    async fn listed(&self, filter: Filter) -> Option<Vec<String>> {
        let query = ListQuery { filter, ..ListQuery::default() };
        let page = lists::page(&self.desk.core, ListContacts { query, offset: 0, limit: 100, fields: vec![] }).await.ok()?;
        Some(page.rows.into_iter().map(|row| row.display_name).collect())
    }
}

#[test]
fn stored_members_are_who_passes_from_scratch_after_any_changes() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    let run = async |steps: Vec<Step>| {
        let mut world = World::new().await;
        for step in steps {
            world.take(step.clone()).await;
            for segment in segments::list(&world.desk.core).await.unwrap() {
                let stored = world.listed(Filter::Segment { segment: segment.id.to_string() }).await;
                let asked = world.listed(segment.filter.clone()).await;
                prop_assert_eq!(stored.is_none(), segment.problem.is_some(), "{}: {:?}", &segment.name, &step);
                prop_assert_eq!(&stored, &asked, "{} after {:?}", &segment.name, &step);
                if let Some(stored) = stored {
                    prop_assert_eq!(stored.len(), segment.count as usize, "{}", &segment.name);
                }
            }
            world.desk.is_in_order().await;
        }
        Ok(())
    };
    runner.run(&prop::collection::vec(step(), 4..16), |steps| runtime.block_on(run(steps))).unwrap();
}
