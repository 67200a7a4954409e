//! Fills a new workspace with the sample: files through the ordinary import, then what a team would have set up by now, through
//! the same functions as everybody's.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::boards::{self, BoardInfo, BoardTemplate, CardDetail, GetCard, ListCards, Priority, SampleBoard};
use crate::bots::{self, UpdateBot};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields::{self, CreateField, FieldConfig, FieldDefinition, FieldInput, FieldType, OptionInput};
use crate::filter::Filter;
use crate::flow_apps::{self, CreateFlowApp};
use crate::ids::{FieldId, FlowAppId, RecordTypeId};
use crate::imports::{self, ImportSettings, RunImport, StageImport};
use crate::patch::SetTo;
use crate::progress::Job;
use crate::records::{self, CreateRecord, CreateRecordType, RecordLinkInput, RecordRoleDefinition, RecordTypeInfo};
use crate::routing::{self, CreateRoutingRule};
use crate::sample;
use crate::tags::TagColor;

/// Everybody's sample is the same.
const SEED: u64 = 1;

/// Fills it.
pub(crate) async fn fill(core: &Core) -> Result<()> {
    import(core).await?;
    let studio = CreateFlowApp { name: "Studio".to_owned(), description: "Enquiries and help for the studio’s customers.".to_owned() };
    let studio = flow_apps::create(core, studio).await?.flow_app.id;
    let sales = SampleBoard {
        name: "Sales",
        description: "From a new lead to a customer won or lost.",
        template: BoardTemplate::Sales,
        flow_app: studio,
        bot: "Quote request",
        cards: &[5, 4, 3, 3, 3, 2],
        comment: "Asked for the floor plan; call back when it is there.",
    };
    let sales = boards::make_sample(core, &sales).await?;
    let help = SampleBoard {
        name: "Help desk",
        description: "From a question to its answer.",
        template: BoardTemplate::Support,
        flow_app: studio,
        bot: "Support",
        cards: &[4, 3, 2, 5],
        comment: "Wrote to the printer; they answer by Friday.",
    };
    let help = boards::make_sample(core, &help).await?;
    place(core, studio, &sales, &help).await?;
    rules(core, studio, &sales, &help).await?;
    let project = project(core, studio).await?;
    begin_projects(core, &project, &sales).await
}

/// One import for each bot, since its list pages do not say whose they are.
async fn import(core: &Core) -> Result<()> {
    let folder = tempfile::tempdir().map_err(Error::internal)?;
    let mut by_bot: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in sample::files(SEED, time_from_ms(core.env().now_ms())) {
        let path = folder.path().join(&file.name);
        std::fs::write(&path, &file.bytes).map_err(Error::internal)?;
        by_bot.entry(file.bot).or_default().push(path.display().to_string());
    }
    for (bot, paths) in by_bot {
        let draft = imports::stage(core, StageImport { paths }, Job::silent()).await?;
        let settings = ImportSettings { bot: Some(bot.to_owned()), ..ImportSettings::default() };
        imports::apply(core, RunImport { import: draft.id, settings }, Job::silent()).await?;
    }
    Ok(())
}

/// Says which bots belong to the flow app, and where their submissions go that no rule claims.
async fn place(core: &Core, studio: FlowAppId, sales: &BoardInfo, help: &BoardInfo) -> Result<()> {
    for bot in bots::list(core).await? {
        let board = match bot.name.as_str() {
            "Quote request" => Some(sales.id),
            "Support" => Some(help.id),
            _ => None,
        };
        let input = UpdateBot {
            bot: bot.id,
            name: None,
            flow_app: Some(SetTo { to: Some(studio) }),
            default_board: board.map(|board| SetTo { to: Some(board) }),
            record_type: None,
            record_mapping: None,
        };
        bots::update(core, input).await?;
    }
    Ok(())
}

async fn rules(core: &Core, studio: FlowAppId, sales: &BoardInfo, help: &BoardInfo) -> Result<()> {
    let all = |conditions: &[Value]| Filter::parse(&json!({ "all": conditions }).to_string());
    let is = |field: &str, value: &str| json!({ "field": field, "op": "is", "value": value });
    let large = json!({ "field": "answer.budget", "op": "gte", "value": 10_000 });
    let rules = [
        ("Large project, ready to start", all(&[large, is("answer.stage", "Ready to start")])?, sales, 1, Priority::High),
        ("Urgent help", all(&[is("answer.urgency", "High")])?, help, 0, Priority::Urgent),
    ];
    for (name, filter, board, phase, priority) in rules {
        let input = CreateRoutingRule {
            flow_app: studio,
            name: name.to_owned(),
            filter,
            board: board.id,
            phase: board.phases.get(phase).map(|phase| phase.id),
            priority: Some(priority),
            assignee: None,
            is_on: true,
        };
        routing::create(core, input).await?;
    }
    Ok(())
}

/// A record type with a client, suppliers and fields.
async fn project(core: &Core, studio: FlowAppId) -> Result<RecordTypeInfo> {
    let role = |name: &str, contact_limit, is_default| RecordRoleDefinition {
        name: name.to_owned(),
        inverse_name: String::new(),
        contact_limit,
        is_default,
    };
    let input = CreateRecordType {
        name: "Project".to_owned(),
        plural: "Projects".to_owned(),
        icon: "briefcase".to_owned(),
        color: Some(TagColor::Violet),
        flow_app: Some(studio),
        title_label: String::new(),
        roles: vec![role("Client", Some(1), true), role("Supplier", None, false)],
    };
    let made = records::create_type(core, input).await?.record_type;
    let status = ["Planned", "In progress", "Delivered"];
    let options = status.map(|label| OptionInput { id: None, label: label.to_owned(), color: None });
    field(core, made.id, "Status", FieldType::Select, &options).await?;
    field(core, made.id, "Service", FieldType::Text, &[]).await?;
    field(core, made.id, "Budget", FieldType::Currency, &[]).await?;
    field(core, made.id, "Start date", FieldType::Date, &[]).await?;
    records::type_by_name(core, "Project").await
}

async fn field(core: &Core, record_type: RecordTypeId, label: &str, r#type: FieldType, options: &[OptionInput]) -> Result<()> {
    let currency = (r#type == FieldType::Currency).then(|| "EUR".to_owned());
    let definition = FieldDefinition {
        label: label.to_owned(),
        help: String::new(),
        r#type,
        config: FieldConfig { currency, ..FieldConfig::default() },
        options: options.to_vec(),
        required: false,
        unique: false,
        default: Vec::new(),
    };
    fields::create(core, CreateField { record_type: Some(record_type), key: None, group: None, definition }).await.map(drop)
}

/// A project for whoever was won or has a proposal.
async fn begin_projects(core: &Core, project: &RecordTypeInfo, sales: &BoardInfo) -> Result<()> {
    for (phase, status) in [("Won", "In progress"), ("Proposal", "Planned")] {
        let phase = sales.phases.iter().find(|known| known.name == phase).map(|phase| phase.id);
        let ask = ListCards {
            board: sales.id,
            phase,
            filter: Filter::default(),
            search: String::new(),
            sort: boards::CardSort::default(),
            in_bin: false,
            offset: 0,
            limit: 10,
        };
        for card in boards::cards(core, ask).await?.cards {
            let card = boards::card(core, GetCard { card: card.id }).await?;
            begin(core, project, &card, status).await?;
        }
    }
    Ok(())
}

async fn begin(core: &Core, project: &RecordTypeInfo, card: &CardDetail, status: &str) -> Result<()> {
    let answers = card.submission.as_ref().map(|submission| submission.answers.as_slice()).unwrap_or_default();
    let answer = |name: &str| answers.iter().find(|answer| answer.name == name).map(|answer| answer.text.clone()).unwrap_or_default();
    let Some(client) = &card.card.contact else { return Ok(()) };
    let mut values = vec![typed(project.title_field, format!("{} for {}", answer("service"), client.name))];
    for field in &project.fields {
        let value = if field.key == "status" { status.to_owned() } else { answer(&field.key) };
        if field.id != project.title_field && !value.is_empty() {
            values.push(typed(field.id, value));
        }
    }
    let role = project.roles.iter().find(|role| role.is_default).map(|role| role.id);
    let links = vec![RecordLinkInput { contact: client.id, role }];
    records::create(core, CreateRecord { record_type: project.id, values, links }).await.map(drop)
}

fn typed(field: FieldId, value: String) -> FieldInput {
    FieldInput { field, values: vec![value] }
}
