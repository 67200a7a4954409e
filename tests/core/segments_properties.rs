//! After any changes of contacts, stored members are who passes the filter when it is asked from scratch.

use contact_core::boards::{
    self, AddComment, BoardInfo, CardPatch, CreateCard, DeleteBoard, DeleteCards, MoveCard, RestoreCards, SetTo, UpdateBoard, UpdateCard,
};
use contact_core::contacts::{self, ContactsChanged};
use contact_core::fields::{self, ArchiveField, FieldInput, SetField};
use contact_core::filter::Filter;
use contact_core::ids::{CardId, ContactId, ImportId, NoteId, OperationId, RecordId, RecordLinkId};
use contact_core::imports::{self, GetImport};
use contact_core::lists::{self, ListContacts, ListQuery};
use contact_core::notes::{self, AddNote, GetNote};
use contact_core::progress::Job;
use contact_core::records::{self, CreateRecord, LinkRecord, RecordSelection, RecordTypeInfo, UnlinkRecord, UpdateRecord};
use contact_core::segments::{self, UpdateSegment};
use proptest::prelude::*;

use crate::desk::Desk;
use crate::fields::{give, typed};
use crate::filters_things::{board, phase};
use crate::property::holds;
use crate::records::{deals, field, role_id};
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
    /// A card about one, in this phase.
    Card(usize, usize),
    Move(usize, usize),
    /// The card is about somebody else, or nobody.
    Turn(usize, Option<usize>),
    Comment(usize),
    DeleteCard(usize),
    RestoreCard(usize),
    /// A record of this amount, linked to one.
    Record(usize, u32),
    Amount(usize, u32),
    Link(usize, usize, bool),
    Unlink(usize),
    DeleteRecord(usize),
    RenameBoard(bool),
    DeleteBoard,
}

const PEOPLE: [&str; 3] = ["Ana", "Ben", "Cid"];

/// Of every kind: fields, tags, related things with and without a count, negations, times, other segments.
const FILTERS: [&str; 20] = [
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
    r#"{"has":"card","where":{"all":[{"field":"board","op":"is","value":"Sales"},{"field":"phase","op":"is","value":"Won"}]}}"#,
    r#"{"has":"card","where":{"field":"time_in_phase","op":"gt","value":{"hours":5}}}"#,
    r#"{"not":{"has":"card","where":{"any":[{"field":"is_closed","op":"is","value":true},{"field":"comment_count","op":"gte","value":1}]}}}"#,
    r#"{"has":"card","count":{"op":"gte","value":2}}"#,
    r#"{"has":"record","where":{"all":[{"field":"type","op":"is","value":"Deal"},{"field":"amount","op":"gt","value":100}]}}"#,
    r#"{"has":"record","where":{"field":"role","op":"is","value":"Agent"},"count":{"op":"lt","value":1}}"#,
    r#"{"has":"record","where":{"field":"updated_at","op":"within_last","value":{"hours":3}}}"#,
    r#"{"has":"activity","where":{"field":"kind","op":"is_one_of","value":["card.moved","card.commented","record.linked","record.updated"]},"count":{"op":"gt","value":1}}"#,
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
        3 => (0..3usize, 0..3usize).prop_map(|(who, to)| Step::Card(who, to)),
        3 => (0..4usize, 0..3usize).prop_map(|(card, to)| Step::Move(card, to)),
        2 => (0..4usize, prop::option::of(0..3usize)).prop_map(|(card, who)| Step::Turn(card, who)),
        1 => (0..4usize).prop_map(Step::Comment),
        1 => (0..4usize).prop_map(Step::DeleteCard),
        1 => (0..4usize).prop_map(Step::RestoreCard),
        3 => (0..3usize, 0..200u32).prop_map(|(who, amount)| Step::Record(who, amount)),
        2 => (0..4usize, 0..200u32).prop_map(|(record, amount)| Step::Amount(record, amount)),
        2 => (0..4usize, 0..3usize, any::<bool>()).prop_map(|(record, who, agent)| Step::Link(record, who, agent)),
        1 => (0..4usize).prop_map(Step::Unlink),
        1 => (0..4usize).prop_map(Step::DeleteRecord),
        1 => any::<bool>().prop_map(Step::RenameBoard),
        1 => Just(Step::DeleteBoard),
    ]
}

/// What can be taken back.
enum Done {
    Change(OperationId),
    Import(ImportId),
}

const PHASES: [&str; 3] = ["New", "Qualified", "Won"];

/// What can be about people beside what they have.
struct Things {
    board: BoardInfo,
    deals: RecordTypeInfo,
    cards: Vec<CardId>,
    records: Vec<RecordId>,
    links: Vec<RecordLinkId>,
}

struct World {
    desk: Desk,
    ids: Vec<ContactId>,
    notes: Vec<NoteId>,
    things: Things,
    done: Vec<Done>,
    imports: usize,
}

impl World {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let ids = people(&desk, &PEOPLE).await;
        let things = Things {
            board: board(&desk, "Sales", &PHASES).await,
            deals: deals(&desk).await,
            cards: Vec::new(),
            records: Vec::new(),
            links: Vec::new(),
        };
        for (number, filter) in FILTERS.iter().enumerate() {
            segment(&desk, &format!("S{number}"), filter).await;
        }
        Self { desk, ids, notes: Vec::new(), things, done: Vec::new(), imports: 0 }
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
            Step::Record(..) | Step::Amount(..) | Step::Link(..) | Step::Unlink(_) | Step::DeleteRecord(_) => {
                let done = self.record(step).await;
                self.did(done);
            }
            Step::Card(..) | Step::Move(..) | Step::Turn(..) | Step::Comment(_) | Step::DeleteCard(_) | Step::RestoreCard(_) => {
                let done = self.card(step).await;
                self.did(done);
            }
            Step::RenameBoard(there) => {
                let name = Some(if there { "Sales" } else { "Leads" }.to_owned());
                let update = UpdateBoard { board: self.things.board.id, name, description: None, color: None, flow_app: None };
                let saved = boards::update(&core, update).await.ok();
                self.did(saved.and_then(|saved| saved.operation));
            }
            Step::DeleteBoard => {
                let done = boards::delete(&core, DeleteBoard { board: self.things.board.id }).await.ok();
                self.did(done.and_then(|done| done.operation));
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

    async fn card(&mut self, step: Step) -> Option<OperationId> {
        let core = self.desk.core.clone();
        let of = |at: usize| self.things.cards.get(at).copied();
        let to = |at: usize| phase(&self.things.board, PHASES[at]);
        match step {
            Step::Card(who, at) => {
                let input = CreateCard {
                    board: self.things.board.id,
                    phase: Some(to(at)),
                    title: "Roof".to_owned(),
                    contact: Some(self.ids[who]),
                    description: String::new(),
                    priority: None,
                    assignee: None,
                    due_on: None,
                    tags: vec![],
                };
                let saved = boards::create_card(&core, input).await.ok()?;
                self.things.cards.push(saved.card.id);
                saved.operation
            }
            Step::Move(card, at) => {
                boards::move_card(&core, MoveCard { card: of(card)?, phase: to(at), before: None }).await.ok()?.operation
            }
            Step::Turn(card, who) => {
                let patch = CardPatch { contact: Some(SetTo { to: who.map(|who| self.ids[who]) }), ..CardPatch::default() };
                boards::update_card(&core, UpdateCard { card: of(card)?, patch }).await.ok()?.operation
            }
            Step::Comment(card) => {
                let saved = boards::add_comment(&core, AddComment { card: of(card)?, text: "Called".to_owned() }).await.ok()?;
                saved.operation
            }
            Step::DeleteCard(card) => boards::delete_cards(&core, DeleteCards { cards: vec![of(card)?] }).await.ok()?.operation,
            Step::RestoreCard(card) => boards::restore_cards(&core, RestoreCards { cards: vec![of(card)?] }).await.ok()?.operation,
            _ => None,
        }
    }

    async fn record(&mut self, step: Step) -> Option<OperationId> {
        let core = self.desk.core.clone();
        let deals = self.things.deals.clone();
        let of = |at: usize| self.things.records.get(at).copied();
        match step {
            Step::Record(who, amount) => {
                let values = vec![typed(deals.title_field, &["Loft"]), typed(field(&deals, "amount"), &[&amount.to_string()])];
                let saved = records::create(&core, CreateRecord { record_type: deals.id, values, links: vec![] }).await.ok()?;
                self.things.records.push(saved.record.id);
                self.did(saved.operation);
                let link = LinkRecord { record: saved.record.id, contact: self.ids[who], role: None };
                let saved = records::link(&core, link).await.ok()?;
                self.things.links.push(saved.link.link);
                saved.operation
            }
            Step::Amount(record, amount) => {
                let values = vec![typed(field(&deals, "amount"), &[&amount.to_string()])];
                records::update(&core, UpdateRecord { record: of(record)?, values }).await.ok()?.operation
            }
            Step::Link(record, who, is_agent) => {
                let role = is_agent.then(|| role_id(&deals, "Agent"));
                let saved = records::link(&core, LinkRecord { record: of(record)?, contact: self.ids[who], role }).await.ok()?;
                self.things.links.push(saved.link.link);
                saved.operation
            }
            Step::Unlink(at) => {
                let link = self.things.links.get(at).copied()?;
                records::unlink(&core, UnlinkRecord { link }).await.ok()?.operation
            }
            Step::DeleteRecord(record) => {
                let selection = RecordSelection::Ids { ids: vec![of(record)?] };
                records::delete(&core, selection).await.ok()?.operation
            }
            _ => None,
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
        }
        world.desk.is_in_order().await;
        Ok(())
    };
    holds(20, prop::collection::vec(step(), 6..18), run);
}
