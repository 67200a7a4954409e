//! Routing rules as they cross the boundary.

use serde::{Deserialize, Serialize};

use crate::boards::Priority;
use crate::filter::Filter;
use crate::ids::{BoardId, BotId, FlowAppId, MemberId, OperationId, PhaseId, RoutingRuleId, SubmissionId};
use crate::patch::SetTo;
use crate::tags::TagColor;
use crate::team::Member;

/// Where cards go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingDestination {
    /// The board.
    pub board: BoardId,
    /// Its name; that which it had where it was deleted.
    pub board_name: String,
    /// How it looks.
    pub board_color: TagColor,
    /// The phase.
    pub phase: PhaseId,
    /// Its name; that which it had where it was deleted.
    pub phase_name: String,
    /// What the card's priority becomes.
    pub priority: Option<Priority>,
    /// Who the card is assigned to.
    pub assignee: Option<Member>,
}

/// If a submission passes the filter, its card goes there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingRuleInfo {
    /// Public id.
    pub id: RoutingRuleId,
    /// The flow app whose bots' submissions it is tried on.
    pub flow_app: FlowAppId,
    /// Its name.
    pub name: String,
    /// A filter over a submission, with names as public ids.
    pub filter: Filter,
    /// The filter in words.
    pub summary: String,
    /// Where the card goes.
    pub destination: RoutingDestination,
    /// Whether it is tried.
    pub is_on: bool,
    /// Why it cannot be tried, a whole sentence: it names something that is gone. Absent where it can.
    pub problem: Option<String>,
}

/// Asks for the rules of a flow app, in the order in which they are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListRoutingRules {
    /// Which; the rules of all, one flow app after the other, where absent.
    pub flow_app: Option<FlowAppId>,
}

/// Makes a rule, behind all others of its flow app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateRoutingRule {
    /// Of which flow app.
    pub flow_app: FlowAppId,
    /// Its name.
    pub name: String,
    /// A filter over a submission; names in it become public ids.
    pub filter: Filter,
    /// Where the card goes.
    pub board: BoardId,
    /// The board's first phase where absent.
    pub phase: Option<PhaseId>,
    /// What the card's priority becomes.
    pub priority: Option<Priority>,
    /// Who the card is assigned to.
    pub assignee: Option<MemberId>,
    /// Whether it is tried.
    pub is_on: bool,
}

/// Changes a rule; what is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateRoutingRule {
    /// Which.
    pub rule: RoutingRuleId,
    /// The new name.
    #[serde(default)]
    pub name: Option<String>,
    /// The new filter.
    #[serde(default)]
    pub filter: Option<Filter>,
    /// Another board; its first phase unless one is named.
    #[serde(default)]
    pub board: Option<BoardId>,
    /// Another phase.
    #[serde(default)]
    pub phase: Option<PhaseId>,
    /// Another priority, or none.
    #[serde(default)]
    pub priority: Option<SetTo<Priority>>,
    /// Another assignee, or none.
    #[serde(default)]
    pub assignee: Option<SetTo<MemberId>>,
    /// Whether it is tried.
    #[serde(default)]
    pub is_on: Option<bool>,
}

/// Names one rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetRoutingRule {
    /// Which.
    pub rule: RoutingRuleId,
}

/// Lets a rule be tried earlier or later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveRoutingRule {
    /// Which.
    pub rule: RoutingRuleId,
    /// In front of this one, of the same flow app; at the end where absent.
    pub before: Option<RoutingRuleId>,
}

/// A rule that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingRuleSaved {
    /// The rule as it is now.
    pub rule: RoutingRuleInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// What a change of rules did, with the handle that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingRulesChanged {
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Asks which rule would fire: for a submission that is there, or for answers as typed to a bot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TestRouting {
    /// A submission that is there.
    pub submission: Option<SubmissionId>,
    /// The bot, where there is no submission.
    pub bot: Option<BotId>,
    /// Answers as typed; beside a submission they stand in for its own.
    pub answers: Vec<TestAnswer>,
    /// Values of the contact as typed, without a submission: `email`, `first_name`, custom fields by key. Without any there is no contact.
    pub contact: Vec<TestContactValue>,
}

/// An answer as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TestAnswer {
    /// Key of the answer.
    pub name: String,
    /// What was typed; several choices joined with `; `.
    pub text: String,
}

/// A contact's value as typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TestContactValue {
    /// The field: `email`, `phone`, `first_name`, `last_name`, `source`, or a custom field's key.
    pub field: String,
    /// What was typed.
    pub text: String,
}

/// Which rule would fire, and why not those before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingTest {
    /// The bot.
    pub bot: BotId,
    /// Its name.
    pub bot_name: String,
    /// The flow app whose rules were tried.
    pub flow_app: Option<FlowAppId>,
    /// Its name, or empty.
    pub flow_app_name: String,
    /// Every rule of the flow app, in the order in which they are tried.
    pub rules: Vec<RuleTest>,
    /// Where the card goes.
    pub result: RoutingResult,
    /// What else a person should know, in whole sentences: that it is a test, incomplete, or has its card already.
    pub notes: Vec<String>,
}

/// What became of a rule in a test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RuleTest {
    /// Which.
    pub rule: RoutingRuleId,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub outcome: RuleOutcome,
    /// Why, in a whole sentence.
    pub reason: String,
    /// Its filter part by part; absent where it was off, broken or not reached.
    pub explanation: Option<Explanation>,
}

/// What became of a rule in a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RuleOutcome {
    /// It is the first that matches: it says where the card goes.
    Fires,
    /// It does not match.
    NotMatched,
    /// A rule before it fires.
    NotReached,
    /// It is switched off.
    Off,
    /// It names something that is gone.
    Broken,
}

/// Why a filter, or a part of it, holds or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// What kind of part it is.
    pub kind: ExplanationKind,
    /// The part in the filter's words: “Budget is more than 10,000”.
    pub words: String,
    /// Whether it held.
    pub held: bool,
    /// Of a condition, what there was: “The answer is 8,000.” Empty for a group.
    pub because: String,
    /// Parts of a group.
    pub parts: Vec<Explanation>,
}

/// What a part of a filter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ExplanationKind {
    /// All of its parts must hold.
    All,
    /// One of its parts must hold.
    Any,
    /// Its part must not hold.
    Not,
    /// A condition.
    Condition,
}

/// Where a submission's card goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind")]
pub enum RoutingResult {
    /// A rule says it.
    Rule {
        /// Which.
        rule: RoutingRuleId,
        /// Its name.
        name: String,
        /// Where.
        destination: RoutingDestination,
    },
    /// No rule matched: the bot's default board.
    DefaultBoard {
        /// Where.
        destination: RoutingDestination,
    },
    /// Nowhere: no card is made.
    None {
        /// Why, a whole sentence.
        reason: String,
    },
}

/// Which submissions are routed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind")]
pub enum RoutingScope {
    /// Those of all bots of a flow app.
    FlowApp {
        /// Which.
        flow_app: FlowAppId,
    },
    /// Those of one bot.
    Bot {
        /// Which.
        bot: BotId,
    },
}

/// Which of the submissions are routed anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RoutingWhich {
    /// Those that have made no card.
    WithoutCard,
    /// Those too whose card nobody has touched since it was made: it moves to where the rules send it now.
    Untouched,
}

/// Routes submissions that are there already, or asks what that would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RouteSubmissions {
    /// Whose.
    pub scope: RoutingScope,
    /// Which of them.
    pub which: RoutingWhich,
}

/// What routing submissions would do. `looked_at` = made + moved + staying + nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingPreview {
    /// Completed submissions, tests aside, that were looked at.
    pub looked_at: u32,
    /// Cards that would be made.
    pub made: u32,
    /// Cards that would move.
    pub moved: u32,
    /// Cards that are where they should be, or that no rule and no default board sends anywhere.
    pub staying: u32,
    /// Submissions without a card that no rule and no default board sends anywhere.
    pub nowhere: u32,
    /// Submissions that were left aside, since somebody has touched their card or put it into the bin.
    pub touched: u32,
    /// Where cards would come to.
    pub destinations: Vec<RoutingCount>,
    /// The newest of what would be made or moved, at most twenty.
    pub sample: Vec<RoutingSample>,
    /// Rules that cannot be tried and are skipped, in whole sentences.
    pub problems: Vec<String>,
}

/// How many cards would come to a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingCount {
    /// The board.
    pub board: BoardId,
    /// Its name.
    pub board_name: String,
    /// The phase.
    pub phase: PhaseId,
    /// Its name.
    pub phase_name: String,
    /// Cards that would be made there.
    pub made: u32,
    /// Cards that would move there.
    pub moved: u32,
}

/// A card that would be made or moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingSample {
    /// The submission.
    pub submission: SubmissionId,
    /// The card's title.
    pub title: String,
    /// The bot's name.
    pub bot: String,
    /// Where the card is now, “Board / Phase”; absent where there is none yet.
    pub from: Option<String>,
    /// Where it would be, “Board / Phase”.
    pub to: String,
    /// The rule that says so; absent for the default board.
    pub rule: Option<String>,
}

/// What routing submissions did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoutingApplied {
    /// Cards that were made.
    pub made: u32,
    /// Cards that moved.
    pub moved: u32,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}
