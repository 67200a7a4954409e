//! The board of the sample workspace.

use contact_core::boards::{self, CardSummary};
use contact_core::workspace::CreateWorkspace;
use contact_core::{Core, check};

use crate::boards::window;
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
async fn a_sample_workspace_has_one_board_at_work_and_always_the_same() {
    let workspace = Workspace::new().await;
    let (one, other) = (sample(&workspace, "one.contacts").await, sample(&workspace, "other.contacts").await);
    let mut told: Vec<Vec<CardSummary>> = Vec::new();
    for core in [&one, &other] {
        let all = boards::list(core).await.unwrap();
        assert_eq!(all.iter().map(|board| board.name.as_str()).collect::<Vec<_>>(), ["Sales"]);
        told.push(boards::cards(core, window(&all[0], None)).await.unwrap().cards);
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
