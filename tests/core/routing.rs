//! Routing rules: made, tested, explained, and applied to what is there already.

use contact_core::Error;
use contact_core::boards::{self, AddComment, BoardInfo, CardSummary, DeleteBoard, DeletePhase, ListCards, MoveCard, Priority};
use contact_core::filter::Filter;
use contact_core::flow_apps::{self, GetFlowApp};
use contact_core::ids::{BotId, FlowAppId, RoutingRuleId};
use contact_core::patch::SetTo;
use contact_core::progress::{CancelToken, Job};
use contact_core::routing::{
    self, CreateRoutingRule, Explanation, GetRoutingRule, ListRoutingRules, MoveRoutingRule, RouteSubmissions, RoutingPreview,
    RoutingResult, RoutingRuleInfo, RoutingScope, RoutingTest, RoutingWhich, RuleOutcome, TestAnswer, TestContactValue, TestRouting,
    UpdateRoutingRule,
};
use contact_core::team::{self, AddMember, GetMember, Role};
use serde_json::{Value, json};

use crate::boards::{board, desk_with_sales, phase_of, window};
use crate::desk::{Desk, csv};
use crate::flow_apps::{bot, flow_app, info, set_up, undo};
use crate::support::filter;

/// A desk with a flow app of one bot, and the board “Sales”.
pub struct Routed {
    pub desk: Desk,
    pub sales: BoardInfo,
    pub app: FlowAppId,
    pub bot: BotId,
}

/// The first row makes the bot, before there is anywhere to go.
pub async fn routed() -> Routed {
    let (desk, sales) = desk_with_sales().await;
    let app = flow_app(&desk, "Leads").await;
    desk.rows("first.csv", &csv(&["s0,completed,,2026-01-01T09:10:00Z,Zoe,zoe@example.org,,1"])).await;
    let bot = bot(&desk, "Quotes").await.id;
    set_up(&desk, bot, Some(app), None).await;
    Routed { desk, sales, app, bot }
}

pub fn rule(flow_app: FlowAppId, name: &str, condition: &Value, board: &BoardInfo, phase: &str) -> CreateRoutingRule {
    CreateRoutingRule {
        flow_app,
        name: name.to_owned(),
        filter: filter(condition),
        board: board.id,
        phase: Some(phase_of(board, phase)),
        priority: None,
        assignee: None,
        is_on: true,
    }
}

pub fn budget(op: &str, value: &Value) -> Value {
    json!({ "field": "answer.budget", "op": op, "value": value })
}

impl Routed {
    pub async fn rule(&self, name: &str, condition: &Value, phase: &str) -> RoutingRuleInfo {
        routing::create(&self.desk.core, rule(self.app, name, condition, &self.sales, phase)).await.unwrap().rule
    }

    pub async fn rules(&self) -> Vec<RoutingRuleInfo> {
        routing::list(&self.desk.core, ListRoutingRules { flow_app: Some(self.app) }).await.unwrap()
    }

    async fn names(&self) -> Vec<String> {
        self.rules().await.into_iter().map(|rule| rule.name).collect()
    }

    pub async fn cards(&self) -> Vec<CardSummary> {
        boards::cards(&self.desk.core, ListCards { limit: 1_000, ..window(&self.sales, None) }).await.unwrap().cards
    }

    /// Phase and title of each card, in the order of the board.
    pub async fn places(&self) -> Vec<String> {
        let name = |card: &CardSummary| self.sales.phases.iter().find(|phase| phase.id == card.phase).unwrap().name.clone();
        self.cards().await.iter().map(|card| format!("{}: {}", name(card), card.title)).collect()
    }

    async fn answer(&self, answers: &[(&str, &str)]) -> RoutingTest {
        let answers = answers.iter().map(|(name, text)| TestAnswer { name: (*name).into(), text: (*text).into() }).collect();
        routing::test(&self.desk.core, TestRouting { bot: Some(self.bot), answers, ..TestRouting::default() }).await.unwrap()
    }

    fn all(&self, which: RoutingWhich) -> RouteSubmissions {
        RouteSubmissions { scope: RoutingScope::FlowApp { flow_app: self.app }, which }
    }

    async fn preview(&self, which: RoutingWhich) -> RoutingPreview {
        routing::preview(&self.desk.core, self.all(which)).await.unwrap()
    }
}

fn nothing(rule: RoutingRuleId) -> UpdateRoutingRule {
    UpdateRoutingRule { rule, name: None, filter: None, board: None, phase: None, priority: None, assignee: None, is_on: None }
}

fn outcomes(test: &RoutingTest) -> Vec<(&str, RuleOutcome)> {
    test.rules.iter().map(|rule| (rule.name.as_str(), rule.outcome)).collect()
}

#[tokio::test]
async fn rules_are_made_changed_arranged_and_deleted_and_each_change_can_be_undone() {
    let r = routed().await;
    let rich = r.rule(" Rich  ones ", &budget("gt", &json!(10_000)), "Qualified").await;
    assert_eq!((rich.name.as_str(), rich.is_on, rich.problem.as_ref()), ("Rich ones", true, None));
    assert!(rich.summary.contains("is more than 10,000"), "{}", rich.summary);
    assert_eq!((rich.destination.board_name.as_str(), rich.destination.phase_name.as_str()), ("Sales", "Qualified"));
    let rest = r.rule("Rest", &json!({ "all": [] }), "New Lead").await;
    assert_eq!(r.names().await, ["Rich ones", "Rest"]);
    let tables = r.desk.tables().await;

    let moved = routing::move_rule(&r.desk.core, MoveRoutingRule { rule: rest.id, before: Some(rich.id) }).await.unwrap();
    assert_eq!(r.names().await, ["Rest", "Rich ones"]);
    let update = UpdateRoutingRule {
        name: Some("Very rich".into()),
        priority: Some(SetTo { to: Some(Priority::Urgent) }),
        phase: Some(phase_of(&r.sales, "Won")),
        is_on: Some(false),
        ..nothing(rich.id)
    };
    let updated = routing::update(&r.desk.core, update).await.unwrap();
    assert_eq!((updated.rule.destination.priority, updated.rule.destination.phase_name.as_str()), (Some(Priority::Urgent), "Won"));
    assert_eq!(routing::update(&r.desk.core, nothing(rich.id)).await.unwrap().operation, None);
    let deleted = routing::delete(&r.desk.core, GetRoutingRule { rule: rich.id }).await.unwrap();
    assert_eq!(r.names().await, ["Rest"]);
    assert!(undo(&r.desk, updated.operation).await.is_err(), "it is gone by now");
    undo(&r.desk, deleted.operation).await.unwrap();
    undo(&r.desk, updated.operation).await.unwrap();
    undo(&r.desk, moved.operation).await.unwrap();
    assert_eq!(r.desk.tables().await, tables);
    r.desk.is_in_order().await;
}

#[tokio::test]
async fn a_rule_that_cannot_be_is_refused_with_what_is_wrong() {
    let r = routed().await;
    let support = boards::create(&r.desk.core, board("Support", &["New"])).await.unwrap().board;
    let good = || rule(r.app, "A", &json!({ "all": [] }), &r.sales, "New Lead");
    let refused = |input: CreateRoutingRule| async { routing::create(&r.desk.core, input).await.unwrap_err().to_string() };
    let wrong = CreateRoutingRule { filter: filter(&json!({"field":"nope","op":"is_empty"})), ..good() };
    let said = refused(wrong).await;
    assert!(said.starts_with("filter: ") && said.contains("“nope”"), "{said}");
    let elsewhere = CreateRoutingRule { phase: Some(phase_of(&support, "New")), ..good() };
    assert_eq!(refused(elsewhere).await, "phase: the phase is not on that board; choose one of its own.");
    assert!(matches!(routing::create(&r.desk.core, CreateRoutingRule { name: " ".into(), ..good() }).await, Err(Error::Invalid { .. })));
    let kim = AddMember { name: "Kim".into(), email: String::new(), role: Role::Member, color: None };
    let kim = team::add(&r.desk.core, kim).await.unwrap();
    let as_kim = r.desk.core.acting_as("Kim").await.unwrap();
    assert!(matches!(routing::create(&as_kim, good()).await, Err(Error::Forbidden { .. })));
    assert!(matches!(routing::apply(&as_kim, r.all(RoutingWhich::WithoutCard), Job::silent()).await, Err(Error::Forbidden { .. })));
    let first = CreateRoutingRule { phase: None, assignee: Some(kim.id), ..good() };
    let first = routing::create(&r.desk.core, first).await.unwrap().rule;
    assert_eq!(first.destination.phase_name, "New Lead");
    let other = flow_app(&r.desk, "Other").await;
    let far = routing::create(&r.desk.core, rule(other, "Far", &json!({ "all": [] }), &r.sales, "Won")).await.unwrap().rule;
    let across = routing::move_rule(&r.desk.core, MoveRoutingRule { rule: far.id, before: Some(first.id) }).await;
    assert!(matches!(across, Err(Error::Invalid { .. })));
}

#[tokio::test]
async fn a_rule_that_names_something_gone_says_so_and_is_skipped() {
    let r = routed().await;
    let support = boards::create(&r.desk.core, board("Support", &["New", "Done!"])).await.unwrap().board;
    let kim = AddMember { name: "Kim".into(), email: String::new(), role: Role::Member, color: None };
    let kim = team::add(&r.desk.core, kim).await.unwrap();
    let everything = json!({ "all": [] });
    routing::create(&r.desk.core, rule(r.app, "Board", &everything, &support, "New")).await.unwrap();
    r.rule("Phase", &everything, "Proposal").await;
    let assigned = CreateRoutingRule { assignee: Some(kim.id), ..rule(r.app, "Member", &everything, &r.sales, "Won") };
    routing::create(&r.desk.core, assigned).await.unwrap();
    let other = flow_app(&r.desk, "Other").await;
    r.rule("Filter", &json!({"field":"flow_app","op":"is","value":"Other"}), "Won").await;
    flow_apps::delete(&r.desk.core, GetFlowApp { flow_app: other }).await.unwrap();
    boards::delete(&r.desk.core, DeleteBoard { board: support.id }).await.unwrap();
    boards::delete_phase(&r.desk.core, DeletePhase { phase: phase_of(&r.sales, "Proposal"), to: None }).await.unwrap();
    let removed = team::remove(&r.desk.core, GetMember { member: kim.id }).await.unwrap();
    assert!(removed.kept_as_left, "a rule names the member");

    let problems: Vec<String> = r.rules().await.into_iter().map(|rule| rule.problem.unwrap_or(rule.name)).collect();
    assert_eq!(problems[0], "The board “Support” was deleted. Choose another one.");
    assert_eq!(problems[1], "The phase “Proposal” of “Sales” was deleted. Choose another one.");
    assert_eq!(problems[2], "Kim has left the team and gets no more cards. Choose somebody else.");
    assert!(problems[3].contains("is no flow app"), "{}", problems[3]);
    assert_eq!((info(&r.desk, r.app).await.rules, info(&r.desk, r.app).await.rules_with_problem), (4, 4));

    let test = r.answer(&[("budget", "1")]).await;
    assert!(test.rules.iter().all(|rule| rule.outcome == RuleOutcome::Broken));
    assert_eq!(test.rules[0].reason, "It is skipped. The board “Support” was deleted. Choose another one.");
    assert!(
        matches!(test.result, RoutingResult::None { reason } if reason == "No rule matches, and the bot has no default board: no card is made.")
    );
    assert_eq!(r.preview(RoutingWhich::WithoutCard).await.problems.len(), 4);
}

#[tokio::test]
async fn a_test_says_which_rule_fires_and_why_not_those_before_it() {
    let r = routed().await;
    r.rule("Rich", &budget("gt", &json!(10_000)), "Qualified").await;
    let off = r.rule("Off", &json!({ "all": [] }), "Won").await;
    routing::update(&r.desk.core, UpdateRoutingRule { is_on: Some(false), ..nothing(off.id) }).await.unwrap();
    let urgent = json!({"all":[
        {"any":[{"field":"answer.when","op":"is","value":"today"},{"field":"answer.when","op":"is","value":"now"}]},
        {"not":{"field":"contact.email","op":"ends_with","value":"@spam.org"}},
    ]});
    r.rule("Urgent", &urgent, "Discovery Call").await;
    r.rule("Rest", &json!({ "all": [] }), "New Lead").await;

    let test = r.answer(&[("budget", "8000"), ("when", "NOW")]).await;
    use RuleOutcome::{Fires, NotMatched, NotReached, Off};
    assert_eq!(outcomes(&test), [("Rich", NotMatched), ("Off", Off), ("Urgent", Fires), ("Rest", NotReached)]);
    assert!(test.rules[0].reason.ends_with("is more than 10,000” does not hold: the answer is 8,000."), "{}", test.rules[0].reason);
    assert_eq!(test.rules[2].reason, "It is the first rule that matches.");
    assert_eq!(test.rules[3].reason, "It is not reached: “Urgent” fires before it.");
    let parts = &test.rules[2].explanation.as_ref().unwrap().parts;
    let told: Vec<(bool, &str)> = parts[0].parts.iter().map(|part| (part.held, part.because.as_str())).collect();
    assert_eq!(told, [(false, "The answer is “NOW”."), (true, "The answer is “NOW”.")]);
    assert_eq!((parts[1].held, parts[1].parts[0].because.as_str()), (true, "There is no contact."));
    let RoutingResult::Rule { name, destination, .. } = &test.result else { panic!("{:?}", test.result) };
    assert_eq!((name.as_str(), destination.phase_name.as_str()), ("Urgent", "Discovery Call"));

    let spam = TestRouting {
        bot: Some(r.bot),
        answers: vec![TestAnswer { name: "when".into(), text: "now".into() }],
        contact: vec![TestContactValue { field: "email".into(), text: "x@spam.org".into() }],
        ..TestRouting::default()
    };
    let test = routing::test(&r.desk.core, spam).await.unwrap();
    assert_eq!(outcomes(&test), [("Rich", NotMatched), ("Off", Off), ("Urgent", NotMatched), ("Rest", Fires)]);
    assert!(test.rules[0].reason.ends_with("there is no answer."));
    assert!(test.rules[2].reason.contains("does not hold, since what it excludes is so."), "{}", test.rules[2].reason);
    assert_eq!(test.rules[3].reason, "It matches every submission.");
    assert_eq!(r.desk.contacts().await.len(), 1, "who stood in is gone");
    r.desk.is_in_order().await;
}

#[tokio::test]
async fn a_submission_is_tested_as_it_is_or_with_other_answers() {
    let r = routed().await;
    r.rule("Rich", &budget("gt", &json!(10_000)), "Qualified").await;
    let rows = r.desk.rows("one.csv", &csv(&["s1,incomplete,2026-03-01T09:00:00Z,,Ana,ana@example.org,,500"])).await;
    let submission = rows[0].submission;
    let test = routing::test(&r.desk.core, TestRouting { submission, ..TestRouting::default() }).await.unwrap();
    assert_eq!(test.notes, ["It is incomplete, and makes a card once it is completed."]);
    assert!(matches!(&test.result, RoutingResult::None { reason } if reason.starts_with("No rule matches")));
    let answers = vec![TestAnswer { name: "budget".into(), text: "20000".into() }];
    let test = routing::test(&r.desk.core, TestRouting { submission, answers, ..TestRouting::default() }).await.unwrap();
    assert!(matches!(test.result, RoutingResult::Rule { .. }));
    let given = contact_core::submissions::raw_of_contact(&r.desk.core, rows[0].contact.unwrap()).await.unwrap();
    assert_eq!(given[0].answers["budget"], "500", "nothing was written");

    set_up(&r.desk, r.bot, None, Some(r.sales.id)).await;
    let test = routing::test(&r.desk.core, TestRouting { submission, ..TestRouting::default() }).await.unwrap();
    assert!(matches!(test.result, RoutingResult::DefaultBoard { destination } if destination.phase_name == "New Lead"));
    assert!(matches!(routing::test(&r.desk.core, TestRouting::default()).await, Err(Error::Invalid { .. })));
}

/// What explanations say of themselves adds up.
fn adds_up(part: &Explanation) -> bool {
    use routing::ExplanationKind::{All, Any, Condition, Not};
    let held = match part.kind {
        All => part.parts.iter().all(|part| part.held),
        Any => part.parts.iter().any(|part| part.held),
        Not => !part.parts[0].held,
        Condition => part.held,
    };
    held == part.held && part.parts.iter().all(adds_up)
}

#[tokio::test]
async fn every_operator_of_text_number_choice_date_and_yes_no_routes() {
    let r = routed().await;
    let answers = [("text", "Café Latte"), ("number", "12"), ("choice", "Gold"), ("day", "2026-05-04"), ("yes", "yes"), ("blank", "")];
    let cases = [
        (json!({"field":"answer.text","op":"is","value":"cafe latte"}), true),
        (json!({"field":"answer.text","op":"is_not","value":"tea"}), true),
        (json!({"field":"answer.text","op":"contains","value":"LATTE"}), true),
        (json!({"field":"answer.text","op":"not_contains","value":"latte"}), false),
        (json!({"field":"answer.text","op":"starts_with","value":"cafe"}), true),
        (json!({"field":"answer.text","op":"ends_with","value":"cafe"}), false),
        (json!({"field":"answer.blank","op":"is_empty"}), true),
        (json!({"field":"answer.text","op":"is_not_empty"}), true),
        (json!({"field":"answer.number","op":"is","value":12}), true),
        (json!({"field":"answer.number","op":"is_not","value":12}), false),
        (json!({"field":"answer.number","op":"gt","value":11.5}), true),
        (json!({"field":"answer.number","op":"lt","value":12}), false),
        (json!({"field":"answer.number","op":"between","value":[10,12]}), true),
        (json!({"field":"answer.choice","op":"is_one_of","value":["silver","gold"]}), true),
        (json!({"field":"answer.choice","op":"is_not_one_of","value":["silver","gold"]}), false),
        (json!({"field":"answer.day","op":"before","value":"2026-05-05"}), true),
        (json!({"field":"answer.day","op":"after","value":"2026-05-05"}), false),
        (json!({"field":"answer.yes","op":"is","value":true}), true),
        (json!({"field":"answer.yes","op":"is","value":false}), false),
        (json!({"field":"bot","op":"is","value":"Quotes"}), true),
        (json!({"field":"flow_app","op":"is","value":"Leads"}), true),
    ];
    for (condition, expected) in &cases {
        let rule = r.rule("One", condition, "Qualified").await;
        let test = r.answer(&answers).await;
        let tested = &test.rules[0];
        assert_eq!(tested.outcome == RuleOutcome::Fires, *expected, "{condition}: {}", tested.reason);
        let explanation = tested.explanation.as_ref().unwrap();
        assert!(explanation.held == *expected && adds_up(explanation) && !explanation.because.is_empty(), "{condition}");
        routing::delete(&r.desk.core, GetRoutingRule { rule: rule.id }).await.unwrap();
    }
    let either = json!({"any":[cases[3].0, {"all":[cases[0].0, {"not":cases[11].0}]}]});
    r.rule("Groups", &either, "Qualified").await;
    let test = r.answer(&answers).await;
    assert_eq!(test.rules[0].outcome, RuleOutcome::Fires);
    assert!(adds_up(test.rules[0].explanation.as_ref().unwrap()));
}

const ROWS: [&str; 5] = [
    "s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,20000",
    "s2,completed,,2026-03-02T09:10:00Z,Bo,bo@example.org,,300",
    "s3,incomplete,2026-03-03T09:10:00Z,,Cy,cy@example.org,,20000",
    "s4,completed,,2026-03-04T09:10:00Z,Di,di@example.org,,40000",
    "s5,completed,,2026-03-05T09:10:00Z,,,,50000",
];

#[tokio::test]
async fn submissions_that_are_there_are_routed_as_the_preview_says_and_undo_takes_it_back() {
    let r = routed().await;
    r.desk.rows("rows.csv", &csv(&ROWS)).await;
    let rich =
        CreateRoutingRule { priority: Some(Priority::High), ..rule(r.app, "Rich", &budget("gt", &json!(10_000)), &r.sales, "Qualified") };
    routing::create(&r.desk.core, rich).await.unwrap();
    let tables = r.desk.tables().await;
    let preview = r.preview(RoutingWhich::WithoutCard).await;
    assert_eq!((preview.looked_at, preview.made, preview.moved, preview.nowhere), (5, 3, 0, 2));
    assert_eq!(
        (preview.destinations.len(), preview.destinations[0].phase_name.as_str(), preview.destinations[0].made),
        (1, "Qualified", 3)
    );
    let sample: Vec<(&str, Option<&str>)> = preview.sample.iter().map(|s| (s.title.as_str(), s.rule.as_deref())).collect();
    assert_eq!(sample, [("Quotes", Some("Rich")), ("Di", Some("Rich")), ("Ana", Some("Rich"))]);
    assert_eq!(r.desk.tables().await, tables, "a preview changes nothing");

    let stopped = CancelToken::default();
    stopped.cancel();
    let stopped = routing::apply(&r.desk.core, r.all(RoutingWhich::WithoutCard), Job::new(|_| {}, stopped)).await;
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(r.desk.tables().await, tables);

    let applied = routing::apply(&r.desk.core, r.all(RoutingWhich::WithoutCard), Job::silent()).await.unwrap();
    assert_eq!((applied.made, applied.moved), (3, 0));
    assert_eq!(r.places().await, ["Qualified: Ana", "Qualified: Di", "Qualified: Quotes"]);
    let ana = &r.cards().await[0];
    assert_eq!((ana.priority, ana.created_at, ana.moved_at), (Some(Priority::High), ana.moved_at, ana.created_at));
    assert_eq!(routing::apply(&r.desk.core, r.all(RoutingWhich::WithoutCard), Job::silent()).await.unwrap().operation, None);
    r.desk.is_in_order().await;
    undo(&r.desk, applied.operation).await.unwrap();
    assert_eq!(r.desk.tables().await, tables);
    r.desk.is_in_order().await;
}

#[tokio::test]
async fn cards_that_nobody_has_touched_move_to_where_the_rules_send_them_now() {
    let r = routed().await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    r.desk.rows("rows.csv", &csv(&ROWS)).await;
    assert_eq!(r.places().await, ["New Lead: Ana", "New Lead: Bo", "New Lead: Di", "New Lead: Quotes"]);
    let cards = r.cards().await;
    let by_hand = MoveCard { card: cards[0].id, phase: phase_of(&r.sales, "Proposal"), before: None };
    boards::move_card(&r.desk.core, by_hand).await.unwrap();
    boards::add_comment(&r.desk.core, AddComment { card: cards[3].id, text: "Who is it?".into() }).await.unwrap();
    r.rule("Rich", &budget("gt", &json!(10_000)), "Won").await;
    r.desk.later(60);
    let tables = r.desk.tables().await;

    let preview = r.preview(RoutingWhich::Untouched).await;
    assert_eq!((preview.made, preview.moved, preview.staying, preview.touched, preview.looked_at), (1, 1, 1, 2, 3));
    assert_eq!(preview.sample[0].from.as_deref(), Some("Sales / New Lead"));
    let applied = routing::apply(&r.desk.core, r.all(RoutingWhich::Untouched), Job::silent()).await.unwrap();
    assert_eq!((applied.made, applied.moved), (1, 1));
    assert_eq!(r.places().await, ["New Lead: Bo", "New Lead: Quotes", "New Lead: Zoe", "Proposal: Ana", "Won: Di"]);
    let di = r.cards().await.into_iter().find(|card| card.title == "Di").unwrap();
    assert!(di.closed_at == Some(di.moved_at) && di.moved_at > di.created_at);
    let kinds = r.desk.kinds(di.contact.unwrap().id).await;
    assert!(kinds.contains(&contact_core::activity::ActivityKind::CardMoved));
    r.desk.is_in_order().await;

    undo(&r.desk, applied.operation).await.unwrap();
    assert_eq!(r.desk.tables().await, tables);
    let again = routing::apply(&r.desk.core, r.all(RoutingWhich::Untouched), Job::silent()).await.unwrap();
    let di = r.cards().await.into_iter().find(|card| card.title == "Di").unwrap();
    boards::add_comment(&r.desk.core, AddComment { card: di.id, text: "Mine.".into() }).await.unwrap();
    assert!(undo(&r.desk, again.operation).await.is_ok(), "what was said of a card that only moved is no reason to leave it there");
}

#[tokio::test]
async fn filters_of_rules_are_kept_with_public_ids_and_shown_with_names() {
    let r = routed().await;
    let rule = r.rule("Mine", &json!({"field":"bot","op":"is","value":"quotes"}), "Won").await;
    assert_eq!(rule.filter, Filter::parse(&json!({"field":"bot","op":"is","value":r.bot}).to_string()).unwrap());
    let input = contact_core::bots::UpdateBot { name: Some("Offers".into()), ..crate::flow_apps::nothing(r.bot) };
    contact_core::bots::update(&r.desk.core, input).await.unwrap();
    assert!(r.rules().await[0].summary.contains("Offers"));
}
