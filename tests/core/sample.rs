//! What the sample workspace has been set up with.

use contact_core::boards::{self, CardSummary};
use contact_core::bots;
use contact_core::flow_apps;
use contact_core::records::{self, GetRecord, ListRecords};
use contact_core::routing::{self, RoutingResult, TestAnswer, TestRouting};
use contact_core::workspace::CreateWorkspace;
use contact_core::{Core, check};

use crate::boards::window;
use crate::records::query;
use crate::support::Workspace;

async fn sample(workspace: &Workspace, name: &str) -> Core {
    let input = CreateWorkspace {
        name: name.to_owned(),
        region: "US".to_owned(),
        timezone: "UTC".to_owned(),
        member_name: "Sam".to_owned(),
        with_sample: true,
        ..CreateWorkspace::default()
    };
    Core::create(&workspace.folder.path().join(name), input, workspace.env_of_another()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sample_workspace_has_boards_at_work_and_always_the_same() {
    let workspace = Workspace::new().await;
    let (one, other) = (sample(&workspace, "one.contacts").await, sample(&workspace, "other.contacts").await);
    let mut told: Vec<Vec<CardSummary>> = Vec::new();
    for core in [&one, &other] {
        let all = boards::list(core).await.unwrap();
        assert_eq!(all.iter().map(|board| board.name.as_str()).collect::<Vec<_>>(), ["Sales", "Help desk"]);
        told.push(boards::cards(core, window(&all[0], None)).await.unwrap().cards);
        assert_eq!(boards::cards(core, window(&all[1], None)).await.unwrap().total, 14);
        assert_eq!(check::workspace(core).await.unwrap().problems, Vec::<String>::new());
    }
    let cards = &told[0];
    assert_eq!(cards.len(), 20);
    let phases = cards.iter().map(|card| card.phase).collect::<std::collections::HashSet<_>>().len();
    let some = |is: fn(&CardSummary) -> bool| cards.iter().filter(|card| is(card)).count();
    assert_eq!((phases, some(|card| card.contact.is_some() && card.bot.is_some())), (6, 20));
    assert!(some(|card| card.assignee.is_some()) > 5 && some(|card| card.priority == Some(boards::Priority::Urgent)) > 1);
    assert!(some(|card| card.is_overdue) > 1 && some(|card| card.due_on.is_some()) > 5 && some(|card| card.closed_at.is_some()) == 5);
    let plain = |cards: &[CardSummary]| cards.iter().map(|card| (card.title.clone(), card.created_at, card.due_on)).collect::<Vec<_>>();
    assert_eq!(plain(cards), plain(&told[1]));
}

#[tokio::test(flavor = "multi_thread")]
async fn its_flow_app_routes_what_comes_next_and_its_projects_have_clients() {
    let workspace = Workspace::new().await;
    let core = sample(&workspace, "one.contacts").await;
    let studio = flow_apps::list(&core).await.unwrap().remove(0);
    assert_eq!((studio.bots.len(), studio.boards.len(), studio.record_types.len()), (3, 2, 1));
    assert_eq!((studio.rules, studio.rules_with_problem), (2, 0));
    let bots = bots::list(&core).await.unwrap();
    let of = |name: &str| bots.iter().find(|bot| bot.name == name).unwrap().id;
    let answer = |name: &str, text: &str| TestAnswer { name: name.to_owned(), text: text.to_owned() };
    let large = vec![answer("budget", "12000"), answer("stage", "Ready to start")];
    let small = vec![answer("budget", "900"), answer("stage", "Ready to start")];
    let asked = [
        ("Quote request", large, "Sales: Qualified"),
        ("Quote request", small, "Sales: New Lead"),
        ("Support", vec![answer("urgency", "High")], "Help desk: New"),
        ("Event sign-up", vec![answer("guests", "2")], "nowhere"),
    ];
    for (bot, answers, place) in asked {
        let test = routing::test(&core, TestRouting { bot: Some(of(bot)), answers, ..TestRouting::default() }).await.unwrap();
        let told = match test.result {
            RoutingResult::Rule { destination, .. } | RoutingResult::DefaultBoard { destination } => {
                format!("{}: {}", destination.board_name, destination.phase_name)
            }
            RoutingResult::None { .. } => "nowhere".to_owned(),
        };
        assert_eq!(told, place, "{bot}");
    }
    let projects = records::type_by_name(&core, "Project").await.unwrap();
    let page = records::list(&core, ListRecords { query: query(&projects), offset: 0, limit: 100 }).await.unwrap();
    assert_eq!(page.total, 6);
    for row in page.records {
        let record = records::profile(&core, GetRecord { record: row.id }).await.unwrap();
        let roles: Vec<_> = record.links.iter().filter_map(|link| link.role.as_ref().map(|role| role.name.as_str())).collect();
        assert_eq!((roles, record.title.contains(" for ")), (vec!["Client"], true), "{}", record.title);
    }
    assert_eq!(check::workspace(&core).await.unwrap().problems, Vec::<String>::new());
}
