//! After any links and unlinks, changes of roles, bins and undos, a contact's timeline and the histories of its records tell
//! the same, and both tell what a simple model says.

use std::collections::{BTreeMap, BTreeSet};

use contact_core::activity::{self, ActivityKind};
use contact_core::ids::{ContactId, OperationId, RecordId, RecordRoleId};
use contact_core::operations::{self, UndoOperation};
use contact_core::records::{
    self, GetRecordHistory, RecordEntryKind, RecordSelection, RecordTypeInfo, UnlinkRecord, UpdateRecord, UpdateRecordLink,
};
use proptest::prelude::*;

use crate::desk::Desk;
use crate::fields::typed;
use crate::property::holds;
use crate::records::{deals, field, get, link, make, role_id};
use crate::tags::people;

/// A step in a small world of three people, two records and two roles, of which one holds one contact.
#[derive(Debug, Clone)]
enum Step {
    Link { record: usize, person: usize, role: usize },
    Unlink { record: usize, nth: usize },
    Recast { record: usize, nth: usize, role: usize },
    Update { record: usize, amount: u32 },
    Bin { record: usize },
    Restore { record: usize },
    UndoLast,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        5 => (0..2usize, 0..3usize, 0..3usize).prop_map(|(record, person, role)| Step::Link { record, person, role }),
        3 => (0..2usize, 0..4usize).prop_map(|(record, nth)| Step::Unlink { record, nth }),
        2 => (0..2usize, 0..4usize, 0..3usize).prop_map(|(record, nth, role)| Step::Recast { record, nth, role }),
        1 => (0..2usize, 0..5u32).prop_map(|(record, amount)| Step::Update { record, amount }),
        1 => (0..2usize).prop_map(|record| Step::Bin { record }),
        1 => (0..2usize).prop_map(|record| Step::Restore { record }),
        4 => Just(Step::UndoLast),
    ]
}

struct World {
    desk: Desk,
    kind: RecordTypeInfo,
    people: Vec<ContactId>,
    records: Vec<RecordId>,
    /// None, the one of which there is one, and the one of any number.
    roles: [Option<RecordRoleId>; 3],
}

/// Who is what on which record.
type Model = BTreeSet<(usize, usize, usize)>;

impl World {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let people = people(&desk, &["Ana", "Bo", "Cy"]).await;
        let kind = deals(&desk).await;
        let records = vec![make(&desk, &kind, "Loft").await.id, make(&desk, &kind, "Villa").await.id];
        let roles = [None, Some(role_id(&kind, "Buyer")), Some(role_id(&kind, "Agent"))];
        Self { desk, kind, people, records, roles }
    }

    async fn model(&self) -> Model {
        let mut found = Model::new();
        for (at, record) in self.records.iter().enumerate() {
            for link in get(&self.desk, *record).await.links {
                let person = self.people.iter().position(|id| *id == link.contact).unwrap();
                let role = self.roles.iter().position(|role| *role == link.role.as_ref().map(|role| role.id)).unwrap();
                assert!(found.insert((at, person, role)), "nobody is linked twice in a role");
            }
        }
        found
    }

    /// Does a step; the operation, or nothing where it was refused or changed nothing.
    async fn take(&self, step: &Step) -> Option<OperationId> {
        let core = &self.desk.core;
        match step {
            Step::Link { record, person, role } => {
                link(&self.desk, self.records[*record], self.people[*person], self.roles[*role]).await.ok()?.operation
            }
            Step::Unlink { record, nth } => {
                let links = get(&self.desk, self.records[*record]).await.links;
                records::unlink(core, UnlinkRecord { link: links.get(*nth)?.link }).await.ok()?.operation
            }
            Step::Recast { record, nth, role } => {
                let links = get(&self.desk, self.records[*record]).await.links;
                let input = UpdateRecordLink { link: links.get(*nth)?.link, role: self.roles[*role] };
                records::update_link(core, input).await.ok()?.operation
            }
            Step::Update { record, amount } => {
                let values = vec![typed(field(&self.kind, "amount"), &[&amount.to_string()])];
                records::update(core, UpdateRecord { record: self.records[*record], values }).await.ok()?.operation
            }
            Step::Bin { record } => {
                let these = RecordSelection::Ids { ids: vec![self.records[*record]] };
                records::delete(core, these).await.ok()?.operation
            }
            Step::Restore { record } => {
                let these = RecordSelection::Ids { ids: vec![self.records[*record]] };
                records::restore(core, these).await.ok()?.operation
            }
            Step::UndoLast => None,
        }
    }

    /// What contacts' timelines and records' histories tell of links: how often each role began and ended.
    async fn told(&self) -> [BTreeMap<(usize, usize, String, bool), usize>; 2] {
        let (mut by_contacts, mut by_records) = (BTreeMap::new(), BTreeMap::new());
        for (person, contact) in self.people.iter().enumerate() {
            for entry in activity::whole_timeline(&self.desk.core, *contact).await.unwrap() {
                let is_end = match entry.kind {
                    ActivityKind::RecordLinked => false,
                    ActivityKind::RecordUnlinked => true,
                    _ => continue,
                };
                let record = entry.record.unwrap();
                let at = self.records.iter().position(|id| *id == record.id).unwrap();
                *by_contacts.entry((at, person, record.role.unwrap_or_default(), is_end)).or_default() += 1;
            }
        }
        for (at, record) in self.records.iter().enumerate() {
            let ask = GetRecordHistory { record: *record, cursor: None, limit: 1_000 };
            for entry in records::history(&self.desk.core, ask).await.unwrap().entries {
                let is_end = match entry.kind {
                    RecordEntryKind::Linked => false,
                    RecordEntryKind::Unlinked => true,
                    _ => continue,
                };
                let contact = entry.contact.unwrap().id;
                let person = self.people.iter().position(|id| *id == contact).unwrap();
                *by_records.entry((at, person, entry.role.unwrap_or_default(), is_end)).or_default() += 1;
            }
        }
        [by_contacts, by_records]
    }
}

async fn walk(steps: &[Step]) {
    let world = World::new().await;
    let mut done: Vec<(OperationId, Vec<String>, Model)> = Vec::new();
    for step in steps {
        world.desk.later(1);
        let (tables, model) = (world.desk.tables().await, world.model().await);
        if matches!(step, Step::UndoLast) {
            let Some((operation, before, was)) = done.pop() else { continue };
            operations::undo(&world.desk.core, UndoOperation { operation }).await.unwrap();
            assert_eq!(world.desk.tables().await, before, "undo restores everything");
            assert_eq!(world.model().await, was);
        } else if let Some(operation) = world.take(step).await {
            done.push((operation, tables, model));
        } else {
            assert_eq!(world.desk.tables().await, tables, "what is refused writes nothing: {step:?}");
        }
        let [by_contacts, by_records] = world.told().await;
        assert_eq!(by_contacts, by_records, "{step:?}");
        for (record, person, role) in world.model().await {
            let name = ["", "Buyer", "Agent"][role].to_owned();
            let count = |is_end| by_records.get(&(record, person, name.clone(), is_end)).copied().unwrap_or_default();
            assert_eq!(count(false), count(true) + 1, "whoever is linked has come once more than gone");
        }
    }
    world.desk.is_in_order().await;
}

#[test]
fn both_timelines_stay_in_step() {
    holds(12, prop::collection::vec(step(), 1..25), async |steps| {
        walk(&steps).await;
        Ok(())
    });
}
