//! Who is on the team, and what each may do.

use contact_core::Core;
use contact_core::Error;
use contact_core::ids::MemberId;
use contact_core::imports::{self, GetImport};
use contact_core::progress::Job;
use contact_core::team::{self, AddMember, GetMember, Member, MemberColor, Role, UpdateMember};
use contact_core::workspace::{self, UpdateWorkspace};

use crate::desk::{Desk, csv};

async fn add(core: &Core, name: &str, role: Role) -> Result<Member, Error> {
    team::add(core, AddMember { name: name.to_owned(), role, ..AddMember::default() }).await
}

fn change(member: MemberId) -> UpdateMember {
    UpdateMember { member, name: None, email: None, role: None, color: None }
}

fn forbids<T: std::fmt::Debug>(outcome: Result<T, Error>) -> String {
    match outcome {
        Err(Error::Forbidden { reason }) => reason,
        other => panic!("not forbidden: {other:?}"),
    }
}

/// Sam owns, Ada is an admin, Kim a member.
async fn team_of_three() -> (Desk, [Member; 3]) {
    let desk = Desk::new().await;
    let ada = add(&desk.core, "Ada", Role::Admin).await.unwrap();
    let kim = add(&desk.core, "Kim", Role::Member).await.unwrap();
    let sam = team::members(&desk.core).await.unwrap().remove(0);
    (desk, [sam, ada, kim])
}

#[tokio::test(flavor = "multi_thread")]
async fn what_each_role_may_do_is_what_the_design_says() {
    let (desk, [sam, ada, kim]) = team_of_three().await;
    let report = desk.import(&csv(&["s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana,ana@example.org,,10"])).await;
    let import = GetImport { import: report.import.unwrap() };
    let as_ada = desk.core.acting_as("ada").await.unwrap();
    let as_kim = desk.core.acting_as("KIM").await.unwrap();

    let settings = || UpdateWorkspace { name: Some("Beta".to_owned()), ..UpdateWorkspace::default() };
    let said = forbids(workspace::update(&as_kim, settings()).await);
    assert_eq!(said, "Only the owner or an admin can change the workspace’s settings. You are Kim, a member.");
    assert_eq!(workspace::update(&as_ada, settings()).await.unwrap().name, "Beta");

    for core in [&as_ada, &as_kim] {
        assert!(forbids(add(core, "Lee", Role::Member).await).starts_with("Only the owner can add members."));
        forbids(team::update(core, UpdateMember { name: Some("Samuel".to_owned()), ..change(sam.id) }).await);
        forbids(team::remove(core, GetMember { member: kim.id }).await);
        forbids(team::bring_back(core, GetMember { member: kim.id }).await);
    }
    forbids(team::update(&as_kim, UpdateMember { role: Some(Role::Admin), ..change(kim.id) }).await);
    forbids(team::update(&as_ada, UpdateMember { role: Some(Role::Owner), ..change(ada.id) }).await);

    let said = forbids(imports::undo(&as_kim, import.clone(), Job::silent()).await);
    assert_eq!(said, "Only the owner or an admin can undo an import that somebody else made. You are Kim, a member.");
    assert_eq!(imports::undo(&as_ada, import, Job::silent()).await.unwrap().contacts_removed, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_undoes_the_import_that_they_made() {
    let (desk, _) = team_of_three().await;
    let as_kim = desk.core.acting_as("Kim").await.unwrap();
    let path = desk.file("a.csv", &csv(&["s1,completed,2026-03-01T09:00:00Z,,Ana,ana@example.org,,10"]));
    let stage = imports::StageImport { paths: vec![path.display().to_string()] };
    let draft = imports::stage(&as_kim, stage, Job::silent()).await.unwrap();
    let run = imports::RunImport { import: draft.id, settings: crate::support::quotes() };
    let report = imports::apply(&as_kim, run, Job::silent()).await.unwrap();
    let undone = imports::undo(&as_kim, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    assert_eq!(undone.contacts_removed, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_changes_their_own_name_and_colour() {
    let (desk, [_, _, kim]) = team_of_three().await;
    let as_kim = desk.core.acting_as("Kim").await.unwrap();
    let input = UpdateMember { name: Some(" Kim  Lee ".to_owned()), color: Some(MemberColor::Teal), ..change(kim.id) };
    let changed = team::update(&as_kim, input).await.unwrap();
    assert_eq!((changed.name.as_str(), changed.color, changed.role), ("Kim Lee", Some(MemberColor::Teal), Role::Member));
    assert!(team::members(&desk.core).await.unwrap().contains(&changed));
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_always_one_owner() {
    let (desk, [sam, ada, _]) = team_of_three().await;
    assert!(matches!(add(&desk.core, "Lee", Role::Owner).await, Err(Error::Invalid { field, .. }) if field == "role"));
    let step_down = UpdateMember { role: Some(Role::Member), ..change(sam.id) };
    assert!(matches!(team::update(&desk.core, step_down).await, Err(Error::Conflict { .. })));
    assert!(matches!(team::remove(&desk.core, GetMember { member: sam.id }).await, Err(Error::Conflict { .. })));

    team::update(&desk.core, UpdateMember { role: Some(Role::Owner), ..change(ada.id) }).await.unwrap();
    let roles: Vec<Role> = team::members(&desk.core).await.unwrap().into_iter().map(|m| m.role).collect();
    assert_eq!(roles, [Role::Admin, Role::Owner, Role::Member]);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_or_address_belongs_to_one_member() {
    let (desk, [sam, ..]) = team_of_three().await;
    for name in ["", "  ", "kîm", "SAM"] {
        assert!(matches!(add(&desk.core, name, Role::Member).await, Err(Error::Invalid { field, .. }) if field == "name"), "{name}");
    }
    let wrong = UpdateMember { email: Some("not an address".to_owned()), ..change(sam.id) };
    assert!(matches!(team::update(&desk.core, wrong).await, Err(Error::Invalid { field, .. }) if field == "email"));
    team::update(&desk.core, UpdateMember { email: Some("sam@x.org".to_owned()), ..change(sam.id) }).await.unwrap();
    let taken = AddMember { name: "Lee".to_owned(), email: "SAM@x.org".to_owned(), ..AddMember::default() };
    assert!(matches!(team::add(&desk.core, taken).await, Err(Error::Invalid { field, .. }) if field == "email"));
    let same = UpdateMember { name: Some("sam".to_owned()), ..change(sam.id) };
    assert_eq!(team::update(&desk.core, same).await.unwrap().name, "sam");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_did_nothing_is_forgotten_and_whoever_did_something_is_marked_as_left() {
    let (desk, [_, ada, kim]) = team_of_three().await;
    assert!(!team::remove(&desk.core, GetMember { member: ada.id }).await.unwrap().kept_as_left);
    let as_kim = desk.core.acting_as("Kim").await.unwrap();
    let ana = contact_core::contacts::CreateContact { first_name: "Ana".to_owned(), ..Default::default() };
    contact_core::contacts::create(&as_kim, ana).await.unwrap();
    assert!(team::remove(&desk.core, GetMember { member: kim.id }).await.unwrap().kept_as_left);

    let members = team::members(&desk.core).await.unwrap();
    assert_eq!(members.iter().map(|m| (m.name.as_str(), m.left_at.is_some())).collect::<Vec<_>>(), [("Sam", false), ("Kim", true)]);
    assert!(matches!(desk.core.acting_as("Kim").await, Err(Error::Conflict { .. })));
    assert!(matches!(team::become_member(&desk.core, GetMember { member: kim.id }).await, Err(Error::Conflict { .. })));
    let hand_over = UpdateMember { role: Some(Role::Owner), ..change(kim.id) };
    assert!(matches!(team::update(&desk.core, hand_over).await, Err(Error::Conflict { .. })));

    assert_eq!(team::bring_back(&desk.core, GetMember { member: kim.id }).await.unwrap().left_at, None);
    desk.core.acting_as("Kim").await.unwrap();
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn you_are_whoever_was_chosen_last_and_cannot_leave_as_yourself() {
    let (desk, [sam, ada, _]) = team_of_three().await;
    team::update(&desk.core, UpdateMember { role: Some(Role::Owner), ..change(ada.id) }).await.unwrap();
    let as_ada = desk.core.acting_as("Ada").await.unwrap();
    let refused = team::remove(&as_ada, GetMember { member: sam.id }).await.unwrap_err();
    assert_eq!(refused.to_string(), "The app is used as Sam now. Switch to somebody else first.");
    team::become_member(&desk.core, GetMember { member: ada.id }).await.unwrap();
    assert_eq!(workspace::info(&desk.core).await.unwrap().member.name, "Ada");
    assert!(matches!(desk.core.acting_as("nobody").await, Err(Error::NotFound { what: "member", .. })));
    assert!(matches!(desk.core.acting_as("").await, Err(Error::NotFound { what: "member", .. })));
}
