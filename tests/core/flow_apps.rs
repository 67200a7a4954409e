//! Flow apps, and what bots are set to do.

use chrono::NaiveDate;
use contact_core::Error;
use contact_core::boards::{self, DeleteBoard, UpdateBoard};
use contact_core::bots::{self, BotDetail, BotStep, BotSummary, GetBot, UpdateBot};
use contact_core::flow_apps::{self, CreateFlowApp, FlowAppInfo, GetFlowApp, MoveFlowApp, UpdateFlowApp};
use contact_core::ids::{BoardId, BotId, FlowAppId, OperationId};
use contact_core::imports::ImportSettings;
use contact_core::operations::{self, UndoOperation};
use contact_core::patch::SetTo;
use contact_core::routing::{self, CreateRoutingRule, ListRoutingRules};
use contact_core::team::{self, AddMember, Role};

use crate::boards::{board, desk_with_sales};
use crate::desk::{Desk, csv};
use crate::support::{at, filter};

pub async fn flow_app(desk: &Desk, name: &str) -> FlowAppId {
    let input = CreateFlowApp { name: name.to_owned(), description: String::new() };
    flow_apps::create(&desk.core, input).await.unwrap().flow_app.id
}

pub async fn names(desk: &Desk) -> Vec<String> {
    flow_apps::list(&desk.core).await.unwrap().into_iter().map(|flow_app| flow_app.name).collect()
}

pub async fn info(desk: &Desk, id: FlowAppId) -> FlowAppInfo {
    flow_apps::list(&desk.core).await.unwrap().into_iter().find(|flow_app| flow_app.id == id).unwrap()
}

pub async fn bot(desk: &Desk, name: &str) -> BotSummary {
    bots::list(&desk.core).await.unwrap().into_iter().find(|bot| bot.name == name).unwrap()
}

pub async fn undo(desk: &Desk, operation: Option<OperationId>) -> Result<(), Error> {
    operations::undo(&desk.core, UndoOperation { operation: operation.unwrap() }).await.map(drop)
}

pub fn nothing(bot: BotId) -> UpdateBot {
    UpdateBot { bot, name: None, flow_app: None, default_board: None, record_type: None, record_mapping: None }
}

/// Puts a bot into a flow app and gives it a default board.
pub async fn set_up(desk: &Desk, bot: BotId, flow_app: Option<FlowAppId>, board: Option<BoardId>) -> OperationId {
    let input = UpdateBot { flow_app: Some(SetTo { to: flow_app }), default_board: Some(SetTo { to: board }), ..nothing(bot) };
    bots::update(&desk.core, input).await.unwrap().operation.unwrap()
}

async fn detail(desk: &Desk, bot: BotId) -> BotDetail {
    bots::get(&desk.core, GetBot { bot, by: BotStep::Month, since: None }).await.unwrap()
}

#[tokio::test]
async fn flow_apps_are_made_renamed_and_arranged_and_each_change_can_be_undone() {
    let desk = Desk::new().await;
    let (sales, support) = (flow_app(&desk, "  Sales  team ").await, flow_app(&desk, "Support").await);
    assert_eq!(names(&desk).await, ["Sales team", "Support"]);
    let again = flow_apps::create(&desk.core, CreateFlowApp { name: "SUPPÓRT".into(), description: String::new() }).await;
    assert!(matches!(again, Err(Error::Conflict { .. })));
    let blank = flow_apps::create(&desk.core, CreateFlowApp::default()).await;
    assert!(matches!(blank, Err(Error::Invalid { .. })));

    let renamed = UpdateFlowApp { flow_app: sales, name: Some("Deals".into()), description: Some(" Who buys. ".into()) };
    let renamed = flow_apps::update(&desk.core, renamed).await.unwrap();
    assert_eq!((renamed.flow_app.name.as_str(), renamed.flow_app.description.as_str()), ("Deals", "Who buys."));
    let same = UpdateFlowApp { flow_app: sales, name: Some("Deals".into()), description: None };
    assert_eq!(flow_apps::update(&desk.core, same).await.unwrap().operation, None);

    let moved = flow_apps::move_flow_app(&desk.core, MoveFlowApp { flow_app: support, before: Some(sales) }).await.unwrap();
    assert_eq!(names(&desk).await, ["Support", "Deals"]);
    undo(&desk, moved.operation).await.unwrap();
    undo(&desk, renamed.operation).await.unwrap();
    assert_eq!(names(&desk).await, ["Sales team", "Support"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_deleted_flow_app_leaves_its_bots_and_boards_and_undo_brings_all_of_it_back() {
    let (desk, sales) = desk_with_sales().await;
    let app = flow_app(&desk, "Sales").await;
    desk.rows("quotes.csv", &csv(&["s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,10"])).await;
    let quotes = bot(&desk, "Quotes").await.id;
    set_up(&desk, quotes, Some(app), Some(sales.id)).await;
    let update = UpdateBoard { board: sales.id, name: None, description: None, color: None, flow_app: Some(SetTo { to: Some(app) }) };
    boards::update(&desk.core, update).await.unwrap();
    let rule = CreateRoutingRule {
        flow_app: app,
        name: "All".into(),
        filter: filter(&serde_json::json!({ "all": [] })),
        board: sales.id,
        phase: None,
        priority: None,
        assignee: None,
        is_on: true,
    };
    routing::create(&desk.core, rule).await.unwrap();
    let before = info(&desk, app).await;
    assert_eq!((before.bots.len(), before.boards.len(), before.rules, before.rules_with_problem), (1, 1, 1, 0));
    assert_eq!(before.bots[0].submission_count, 1);
    let tables = desk.tables().await;

    let deleted = flow_apps::delete(&desk.core, GetFlowApp { flow_app: app }).await.unwrap();
    assert_eq!(names(&desk).await, Vec::<String>::new());
    let left = bot(&desk, "Quotes").await;
    assert_eq!((left.flow_app.as_str(), left.flow_app_id, left.default_board.map(|board| board.id)), ("", None, Some(sales.id)));
    assert_eq!(routing::list(&desk.core, ListRoutingRules { flow_app: None }).await.unwrap(), []);

    // Another one does not get its place.
    let other = flow_app(&desk, "Other").await;
    flow_apps::delete(&desk.core, GetFlowApp { flow_app: other }).await.unwrap();
    undo(&desk, deleted.operation).await.unwrap();
    assert_eq!(desk.tables().await, tables);
    assert_eq!(info(&desk, app).await, before);
    desk.is_in_order().await;
}

#[tokio::test]
async fn settings_are_closed_to_members() {
    let (desk, sales) = desk_with_sales().await;
    let app = flow_app(&desk, "Sales").await;
    desk.rows("quotes.csv", &csv(&["s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,10"])).await;
    let quotes = bot(&desk, "Quotes").await.id;
    let kim = AddMember { name: "Kim".into(), email: String::new(), role: Role::Member, color: None };
    team::add(&desk.core, kim).await.unwrap();
    let kim = desk.core.acting_as("Kim").await.unwrap();
    let refused = [
        flow_apps::create(&kim, CreateFlowApp { name: "X".into(), description: String::new() }).await.map(drop),
        flow_apps::delete(&kim, GetFlowApp { flow_app: app }).await.map(drop),
        bots::update(&kim, UpdateBot { default_board: Some(SetTo { to: Some(sales.id) }), ..nothing(quotes) }).await.map(drop),
    ];
    for refused in refused {
        assert!(matches!(&refused, Err(Error::Forbidden { reason }) if reason.contains("You are Kim")), "{refused:?}");
    }
}

#[tokio::test]
async fn a_bot_tells_what_it_asks_what_came_in_and_how_it_was_mapped() {
    let desk = Desk::new().await;
    let rows = [
        "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana,ana@example.org,,10",
        "s2,incomplete,2026-03-30T09:00:00Z,,Bo,bo@example.org,,20.5",
        "s3,completed,2026-05-01T09:00:00Z,2026-05-01T09:10:00Z,,,,30",
    ];
    desk.rows("quotes.csv", &csv(&rows)).await;
    let quotes = bot(&desk, "Quotes").await;
    assert_eq!((quotes.submission_count, quotes.counts.completed, quotes.counts.incomplete, quotes.counts.unmatched), (3, 2, 1, 1));
    assert_eq!(quotes.last_submission_at, Some(at("2026-05-01T09:10:00Z")));
    let detail = detail(&desk, quotes.id).await;
    let month = |text: &str| text.parse::<NaiveDate>().unwrap();
    let told: Vec<_> = detail.history.iter().map(|stretch| (stretch.from, stretch.completed, stretch.incomplete)).collect();
    let expected =
        [("2026-03-01", 1, 1), ("2026-04-01", 0, 0), ("2026-05-01", 1, 0), ("2026-06-01", 0, 0)].map(|(from, c, i)| (month(from), c, i));
    assert_eq!(told, expected);
    let budget = detail.questions.iter().find(|question| question.name == "budget").unwrap();
    assert_eq!((budget.kind.as_str(), budget.answered, budget.is_inferred, detail.answers_of), ("number", 3, true, 3));
    let mapping = detail.mapping.unwrap();
    let email = mapping.columns.iter().find(|column| column.header == "email").unwrap();
    assert_eq!((email.target.as_str(), email.target_label.as_str()), ("email", "E-mail"));
    assert_eq!(detail.first_submission_at, Some(at("2026-03-01T09:10:00Z")));
}

#[tokio::test]
async fn a_bots_questions_come_from_its_definition_and_the_rest_is_inferred() {
    let desk = Desk::new().await;
    let page = r#"{"data":{"submissions":[{"id":"s1","intake_bot_id":"b1","status":"COMPLETED","created_at":"2026-03-01T09:00:00Z",
        "data":{"email":"ana@example.org","budget":5,"extra":true}}],
        "schema":[{"name":"email","label":"Your e-mail?","type":"email"},{"name":"budget","label":"","type":"number"}],
        "pagination":{"has_more":false}}}"#;
    desk.rows("page.json", page).await;
    let detail = detail(&desk, bots::list(&desk.core).await.unwrap()[0].id).await;
    let told: Vec<_> =
        detail.questions.iter().map(|q| (q.name.as_str(), q.label.as_str(), q.kind.as_str(), q.is_inferred, q.answered)).collect();
    let expected =
        [("email", "Your e-mail?", "email", false, 1), ("budget", "budget", "number", false, 1), ("extra", "extra", "boolean", true, 1)];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn a_renamed_bot_is_found_by_its_former_name_and_undo_gives_it_back() {
    let desk = Desk::new().await;
    let file = csv(&["s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,10"]);
    desk.rows("quotes.csv", &file).await;
    let quotes = bot(&desk, "Quotes").await.id;
    let renamed = bots::update(&desk.core, UpdateBot { name: Some(" Quote  requests ".into()), ..nothing(quotes) }).await.unwrap();
    assert_eq!(renamed.bot.name, "Quote requests");

    let again = desk.import_with(&[desk.file("again.csv", &file)], crate::support::quotes()).await;
    assert_eq!((again.submissions.created, again.submissions.unchanged), (0, 1));
    assert_eq!(bots::list(&desk.core).await.unwrap().len(), 1);
    assert!(detail(&desk, quotes).await.mapping.is_some(), "the mapping was saved for the former name");

    undo(&desk, renamed.operation).await.unwrap();
    assert_eq!(bot(&desk, "Quotes").await.id, quotes);
    desk.is_in_order().await;
}

#[tokio::test]
async fn what_a_bot_is_set_to_must_be_there() {
    let (desk, sales) = desk_with_sales().await;
    desk.rows("quotes.csv", &csv(&["s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,10"])).await;
    let other = ImportSettings { bot: Some("Other".into()), ..ImportSettings::default() };
    desk.import_with(&[desk.file("other.csv", "name\nBo\n")], other).await;
    let quotes = bot(&desk, "Quotes").await.id;
    let taken = bots::update(&desk.core, UpdateBot { name: Some("OTHER".into()), ..nothing(quotes) }).await;
    assert!(matches!(taken, Err(Error::Conflict { reason }) if reason.contains("“Other”")));
    let nowhere = boards::create(&desk.core, board("Gone", &["A"])).await.unwrap().board.id;
    boards::delete(&desk.core, DeleteBoard { board: nowhere }).await.unwrap();
    let gone = bots::update(&desk.core, UpdateBot { default_board: Some(SetTo { to: Some(nowhere) }), ..nothing(quotes) }).await;
    assert!(matches!(gone, Err(Error::NotFound { what: "board", .. })));
    assert_eq!(bots::update(&desk.core, nothing(quotes)).await.unwrap().operation, None);

    set_up(&desk, quotes, None, Some(sales.id)).await;
    boards::delete(&desk.core, DeleteBoard { board: sales.id }).await.unwrap();
    let board = bot(&desk, "Quotes").await.default_board.unwrap();
    assert_eq!((board.name.as_str(), board.is_deleted), ("Sales", true));
}

#[tokio::test]
async fn what_a_file_has_said_of_a_bot_since_is_not_taken_back_with_its_settings() {
    let (desk, sales) = desk_with_sales().await;
    desk.rows("quotes.csv", &csv(&["s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,10"])).await;
    let set = set_up(&desk, bot(&desk, "Quotes").await.id, None, Some(sales.id)).await;
    let page =
        r#"{"data":{"submissions":[],"schema":[{"name":"email","label":"Your e-mail?","type":"email"}],"pagination":{"has_more":false}}}"#;
    desk.import_with(&[desk.file("page.json", page)], crate::support::quotes()).await;
    assert!(matches!(undo(&desk, Some(set)).await, Err(Error::Conflict { .. })));
    desk.is_in_order().await;
}
