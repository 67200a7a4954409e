//! What members write about contacts.

use contact_core::activity::{self, ActivityKind, Actor, GetTimeline};
use contact_core::contacts::{self, ContactPatch, CreateContact, Selection, UpdateContact};
use contact_core::ids::{ContactId, OperationId};
use contact_core::imports::{self, GetImport};
use contact_core::lists::{self, ListContacts, ListQuery};
use contact_core::matches::{self, DecideMatch, ListMatches};
use contact_core::notes::{self, AddNote, GetNote, ListNotes, Note, NotePage, PinNote, UpdateNote};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::team::{self, AddMember, UpdateMember};
use contact_core::{Core, Error};
use proptest::collection::vec;

use crate::desk::{Desk, csv};
use crate::property::holds;
use crate::support::{NOON, at};

const LONG_AGO: &str = "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana Ruiz,ana@example.org,+34600111222,10";

/// A desk, and Ana by hand.
async fn desk_with_ana() -> (Desk, ContactId) {
    let desk = Desk::new().await;
    let ana = CreateContact { first_name: "Ana".to_owned(), ..CreateContact::default() };
    let contact = contacts::create(&desk.core, ana).await.unwrap().contact.row.id;
    (desk, contact)
}

async fn write(core: &Core, contact: ContactId, text: &str) -> (Note, OperationId) {
    let saved = notes::add(core, AddNote { contact, text: text.to_owned() }).await.unwrap();
    (saved.note, saved.operation.unwrap())
}

async fn list(core: &Core, contact: ContactId, in_bin: bool) -> NotePage {
    notes::list(core, ListNotes { contact, in_bin, offset: 0, limit: 100 }).await.unwrap()
}

async fn texts(core: &Core, contact: ContactId) -> Vec<String> {
    list(core, contact, false).await.notes.into_iter().map(|note| note.text).collect()
}

async fn undo(core: &Core, operation: OperationId) -> Result<u32, Error> {
    operations::undo(core, UndoOperation { operation }).await.map(|done| done.count)
}

fn edit(note: &Note, text: &str) -> UpdateNote {
    UpdateNote { note: note.id, text: text.to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_names_its_author_and_moves_the_last_activity_of_its_contact() {
    let (desk, ana) = desk_with_ana().await;
    desk.later(60);
    let (note, _) = write(&desk.core, ana, "\nCalls on **Mondays**\n").await;
    assert_eq!((note.author.name.as_str(), note.text.as_str()), ("Sam", "Calls on **Mondays**"));
    let profile = desk.contact(ana).await;
    assert_eq!((profile.note_total, profile.row.last_activity_at), (1, at("2026-06-30T13:00:00Z")));
    assert_eq!(profile.row.updated_at, at(NOON), "a note is no change of the contact");
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_keeps_every_earlier_text_and_names_who_wrote_it() {
    let (desk, ana) = desk_with_ana().await;
    team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    let as_kim = desk.core.acting_as("Kim").await.unwrap();
    let (note, _) = write(&desk.core, ana, "one").await;
    desk.later(1);
    notes::update(&as_kim, edit(&note, "two")).await.unwrap();
    desk.later(1);
    let last = notes::update(&desk.core, edit(&note, "three")).await.unwrap();
    assert_eq!((last.note.author.name.as_str(), last.note.version_count), ("Sam", 2));
    assert_eq!(last.note.edited_at, Some(at("2026-06-30T12:02:00Z")));
    let versions = notes::versions(&desk.core, GetNote { note: note.id }).await.unwrap();
    let told: Vec<_> = versions.iter().map(|v| (v.number, v.text.as_str(), v.author.name.as_str())).collect();
    assert_eq!(told, [(2, "two", "Kim"), (1, "one", "Sam")]);

    assert_eq!(undo(&desk.core, last.operation.unwrap()).await.unwrap(), 1);
    assert_eq!(texts(&desk.core, ana).await, ["two"]);
    assert_eq!(notes::versions(&desk.core, GetNote { note: note.id }).await.unwrap().len(), 1);
    assert_eq!(desk.contact(ana).await.row.last_activity_at, at("2026-06-30T12:01:00Z"));
    let same = notes::update(&desk.core, edit(&note, "two")).await.unwrap();
    assert_eq!((same.operation, same.note.version_count), (None, 1));
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pinned_notes_stand_first_and_then_the_newest() {
    let (desk, ana) = desk_with_ana().await;
    let mut made = Vec::new();
    for text in ["old", "middle", "new"] {
        desk.later(1);
        made.push(write(&desk.core, ana, text).await.0);
    }
    let pinned = notes::pin(&desk.core, PinNote { note: made[0].id, pinned: true }).await.unwrap();
    assert_eq!(texts(&desk.core, ana).await, ["old", "new", "middle"]);
    assert!(notes::pin(&desk.core, PinNote { note: made[0].id, pinned: true }).await.unwrap().operation.is_none());
    undo(&desk.core, pinned.operation.unwrap()).await.unwrap();
    assert_eq!(texts(&desk.core, ana).await, ["new", "middle", "old"]);
    let page = notes::list(&desk.core, ListNotes { contact: ana, in_bin: false, offset: 1, limit: 1 }).await.unwrap();
    assert_eq!((page.total, page.notes[0].text.as_str()), (3, "middle"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deleted_note_is_in_the_bin_and_its_text_is_told_nowhere_else() {
    let (desk, ana) = desk_with_ana().await;
    desk.later(60);
    let (note, _) = write(&desk.core, ana, "a secret").await;
    let deleted = notes::delete(&desk.core, GetNote { note: note.id }).await.unwrap();
    assert_eq!(desk.contact(ana).await.note_total, 0);
    assert_eq!(desk.contact(ana).await.row.last_activity_at, at(NOON));
    let bin = list(&desk.core, ana, true).await;
    assert_eq!((bin.total, bin.bin_total, bin.notes[0].text.as_str()), (0, 1, "a secret"));
    let timeline = activity::whole_timeline(&desk.core, ana).await.unwrap();
    assert!(!format!("{timeline:?}").contains("a secret"));
    assert_eq!(desk.kinds(ana).await[..2], [ActivityKind::NoteDeleted, ActivityKind::NoteAdded]);

    notes::restore(&desk.core, GetNote { note: note.id }).await.unwrap();
    assert_eq!(texts(&desk.core, ana).await, ["a secret"]);
    let refused = undo(&desk.core, deleted.operation.unwrap()).await.unwrap_err();
    assert!(matches!(refused, Error::Conflict { .. }), "it was restored since");
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_with_a_sentence() {
    let (desk, ana) = desk_with_ana().await;
    let core = &desk.core;
    let (note, written) = write(core, ana, "here").await;
    let empty = notes::add(core, AddNote { contact: ana, text: " \n ".to_owned() }).await.unwrap_err();
    assert_eq!(empty.to_string(), "text: a note needs some text.");
    assert!(matches!(notes::update(core, edit(&note, "")).await, Err(Error::Invalid { .. })));
    let nobody: ContactId = "018f0000-0000-7000-8000-000000000000".parse().unwrap();
    let unknown = notes::add(core, AddNote { contact: nobody, text: "x".to_owned() }).await;
    assert!(matches!(unknown, Err(Error::NotFound { what: "contact", .. })));
    let unknown = GetNote { note: "018f0000-0000-7000-8000-000000000000".parse().unwrap() };
    assert!(matches!(notes::delete(core, unknown).await, Err(Error::NotFound { what: "note", .. })));
    assert!(matches!(notes::restore(core, GetNote { note: note.id }).await, Err(Error::Conflict { .. })));

    let deleted = notes::delete(core, GetNote { note: note.id }).await.unwrap();
    let pin = PinNote { note: note.id, pinned: true };
    assert!(matches!(notes::update(core, edit(&note, "there")).await, Err(Error::Conflict { .. })));
    assert!(matches!(notes::pin(core, pin).await, Err(Error::Conflict { .. })));
    assert!(matches!(notes::delete(core, GetNote { note: note.id }).await, Err(Error::Conflict { .. })));
    assert!(matches!(undo(core, written).await, Err(Error::Conflict { .. })), "it was deleted since");
    undo(core, deleted.operation.unwrap()).await.unwrap();
    assert!(matches!(undo(core, deleted.operation.unwrap()).await, Err(Error::Conflict { .. })), "undone twice");

    contacts::delete(core, Selection::Ids { ids: vec![ana] }).await.unwrap();
    let refused = notes::add(core, AddNote { contact: ana, text: "x".to_owned() }).await.unwrap_err();
    assert_eq!(refused.to_string(), "Ana is in the bin. Restore the contact to work on its notes.");
    assert!(matches!(notes::update(core, edit(&note, "there")).await, Err(Error::Conflict { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_shows_the_present_name_and_keeps_the_member_on_record() {
    let (desk, ana) = desk_with_ana().await;
    let kim = team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    write(&desk.core, ana, &format!("Ask @[Kim](member:{}) first", kim.id)).await;
    let renamed = UpdateMember { member: kim.id, name: Some("Kim Lee".to_owned()), email: None, role: None, color: None };
    team::update(&desk.core, renamed).await.unwrap();
    assert_eq!(texts(&desk.core, ana).await, [format!("Ask @[Kim Lee](member:{}) first", kim.id)]);
    let full = contacts::full_document(&desk.core, ana).await.unwrap();
    assert_eq!((full.notes[0].text.as_str(), full.notes[0].author.as_str()), ("Ask @Kim Lee first", "Sam"));
    assert!(team::remove(&desk.core, team::GetMember { member: kim.id }).await.unwrap().kept_as_left);
}

#[tokio::test(flavor = "multi_thread")]
async fn search_reads_the_folded_text_of_notes_outside_the_bin() {
    let (desk, ana) = desk_with_ana().await;
    let bob = CreateContact { first_name: "Bob".to_owned(), ..CreateContact::default() };
    let bob = contacts::create(&desk.core, bob).await.unwrap().contact.row.id;
    write(&desk.core, ana, "Wants a CAFÉ").await;
    write(&desk.core, bob, "Nothing yet").await;
    write(&desk.core, ana, "In Zürich").await;
    let (gone, _) = write(&desk.core, ana, "gone").await;
    notes::delete(&desk.core, GetNote { note: gone.id }).await.unwrap();
    let all = notes::search_texts(&desk.core, None).await.unwrap();
    assert_eq!(all, [(ana, "wants a cafe\nin zurich".to_owned()), (bob, "nothing yet".to_owned())]);
    let some = notes::search_texts(&desk.core, Some(&[bob])).await.unwrap();
    assert_eq!(some, [(bob, "nothing yet".to_owned())]);
    assert_eq!(notes::search_texts(&desk.core, Some(&[])).await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_timeline_tells_notes_and_can_be_asked_for_some_kinds_or_one_member() {
    let desk = Desk::new().await;
    let ana = desk.rows("a.csv", &csv(&[LONG_AGO])).await[0].contact.unwrap();
    team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    let as_kim = desk.core.acting_as("Kim").await.unwrap();
    let (note, _) = write(&desk.core, ana, "one").await;
    desk.later(1);
    notes::update(&as_kim, edit(&note, "two")).await.unwrap();

    let ask = |kinds: &[ActivityKind], member| GetTimeline { contact: ana, kinds: kinds.to_vec(), member, cursor: None, limit: 50 };
    let shown = activity::timeline(&desk.core, ask(&[ActivityKind::NoteAdded, ActivityKind::NoteEdited], None)).await.unwrap().entries;
    assert_eq!(shown.iter().map(|e| e.kind).collect::<Vec<_>>(), [ActivityKind::NoteEdited, ActivityKind::NoteAdded]);
    assert_eq!((shown[0].changes[0].old.as_str(), shown[0].changes[0].new.as_str()), ("one", "two"));
    assert_eq!(shown[1].about.as_ref().unwrap().text, "two", "the line of its writing shows what it says now");

    let members = team::members(&desk.core).await.unwrap();
    let of = async |member: usize| activity::timeline(&desk.core, ask(&[], Some(members[member].id))).await.unwrap().entries;
    assert_eq!(of(0).await.iter().map(|e| e.kind).collect::<Vec<_>>(), [ActivityKind::NoteAdded], "the import is not Sam's doing");
    assert!(matches!(&of(1).await[..], [e] if matches!(&e.actor, Actor::Member { name, .. } if name == "Kim")));
    let nobody = "018f0000-0000-7000-8000-000000000000".parse().unwrap();
    let unknown = activity::timeline(&desk.core, ask(&[], Some(nobody))).await;
    assert!(matches!(unknown, Err(Error::NotFound { what: "member", .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_an_import_keeps_whom_somebody_has_written_about() {
    let desk = Desk::new().await;
    let first = desk.import(&csv(&[LONG_AGO])).await;
    let ana = desk.only_contact().await.id;
    desk.later(10);
    let (note, _) = write(&desk.core, ana, "Ask for Ana").await;
    let undone = imports::undo(&desk.core, GetImport { import: first.import.unwrap() }, Job::silent()).await.unwrap();
    assert_eq!((undone.contacts_removed, undone.kept.len()), (0, 1));
    assert!(undone.kept[0].reason.contains("worked on since"));
    assert_eq!(texts(&desk.core, ana).await, ["Ask for Ana"]);
    assert_eq!(desk.contact(ana).await.row.last_activity_at, note.created_at);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn undoing_an_import_that_updated_somebody_keeps_the_time_of_the_note() {
    let desk = Desk::new().await;
    desk.import(&csv(&[LONG_AGO])).await;
    let ana = desk.only_contact().await.id;
    let newer = "s2,completed,2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,Anna Ruiz,ana@example.org,,20";
    let second = desk.import(&csv(&[newer])).await;
    let (note, _) = write(&desk.core, ana, "Says Anna").await;
    imports::undo(&desk.core, GetImport { import: second.import.unwrap() }, Job::silent()).await.unwrap();
    let profile = desk.contact(ana).await;
    assert_eq!((profile.row.first_name.as_str(), profile.row.last_activity_at), ("Ana", note.created_at));
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_before_a_note_can_be_undone_and_the_making_of_its_contact_cannot() {
    let desk = Desk::new().await;
    let ana = CreateContact { first_name: "Ana".to_owned(), ..CreateContact::default() };
    let made = contacts::create(&desk.core, ana).await.unwrap();
    let contact = made.contact.row.id;
    let patch = ContactPatch { last_name: Some("Ruiz".to_owned()), ..ContactPatch::default() };
    let renamed = contacts::update(&desk.core, UpdateContact { contact, patch }).await.unwrap();
    write(&desk.core, contact, "note").await;
    undo(&desk.core, renamed.operation.unwrap()).await.unwrap();
    assert_eq!(desk.contact(contact).await.row.last_name, "");
    assert!(matches!(undo(&desk.core, made.operation.unwrap()).await, Err(Error::Conflict { .. })));
    assert_eq!(texts(&desk.core, contact).await, ["note"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn splitting_a_contact_leaves_its_notes_and_their_time_with_it() {
    let desk = Desk::new().await;
    let other = "s2,completed,2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,Bob Smith,bob@example.org,+34600111222,20";
    let ana = desk.rows("phone.csv", &csv(&[LONG_AGO, other])).await[0].contact.unwrap();
    let (note, _) = write(&desk.core, ana, "Two people?").await;
    let found = matches::to_check(&desk.core, ListMatches { offset: 0, limit: 10 }).await.unwrap();
    matches::split(&desk.core, DecideMatch { match_id: found.matches[0].id }).await.unwrap();
    assert_eq!(desk.contact(ana).await.row.last_activity_at, note.created_at);
    assert_eq!(texts(&desk.core, ana).await, ["Two people?"]);
    desk.is_in_order().await;
}

/// Whatever was done to notes, undone from the last to the first, leaves every table as it was.
#[test]
fn undoing_everything_in_turn_leaves_nothing() {
    let steps = vec((0u8..5, 0usize..3), 1..10);
    holds(12, steps, async |steps| {
        let (desk, ana) = desk_with_ana().await;
        let before = desk.tables().await;
        let mut made: Vec<Note> = Vec::new();
        let mut done = Vec::new();
        for (step, (verb, which)) in steps.into_iter().enumerate() {
            desk.later(1);
            let core = &desk.core;
            let Some(note) = made.get(which).cloned() else {
                let (note, operation) = write(core, ana, &format!("note {step}")).await;
                made.push(note);
                done.push(operation);
                continue;
            };
            let id = GetNote { note: note.id };
            let outcome = match verb {
                0 | 1 => notes::update(core, edit(&note, &format!("edit {step}"))).await,
                2 => notes::pin(core, PinNote { note: note.id, pinned: step % 2 == 0 }).await,
                3 => notes::delete(core, id).await,
                _ => notes::restore(core, id).await,
            };
            done.extend(outcome.ok().and_then(|saved| saved.operation));
        }
        desk.is_in_order().await;
        for operation in done.into_iter().rev() {
            undo(&desk.core, operation).await.unwrap();
        }
        assert_eq!(desk.tables().await, before);
        Ok(())
    });
}

#[tokio::test]
async fn the_search_of_the_list_finds_words_of_notes_as_they_are_now() {
    let (desk, ana) = desk_with_ana().await;
    let found = async |search: &str| {
        let query = ListQuery { search: search.to_owned(), ..ListQuery::default() };
        lists::page(&desk.core, ListContacts { query, offset: 0, limit: 10, fields: vec![] }).await.unwrap().total
    };
    assert_eq!(found("referral").await, 0);
    let (note, _) = write(&desk.core, ana, "A **referral** by Öztürk").await;
    assert_eq!((found("referral").await, found("ozt refer").await, found("ana ozturk").await), (1, 1, 1));
    notes::update(&desk.core, UpdateNote { note: note.id, text: "By a friend".to_owned() }).await.unwrap();
    assert_eq!((found("referral").await, found("friend").await), (0, 1));
    notes::delete(&desk.core, GetNote { note: note.id }).await.unwrap();
    assert_eq!(found("friend").await, 0);

    let again = Core::open(&desk.folder.path().join("acme.contacts"), contact_core::Env::system()).await.unwrap();
    write(&desk.core, ana, "Likes sailing").await;
    let query = ListQuery { search: "sailing".to_owned(), ..ListQuery::default() };
    assert_eq!(
        lists::page(&again, ListContacts { query, offset: 0, limit: 10, fields: vec![] }).await.unwrap().total,
        1,
        "another process"
    );
}
