//! What `flow-apps`, `routes`, `bots` and `submissions` take.

use clap::{Args as ClapArgs, Subcommand};

/// `flow-apps`
#[derive(Debug, Subcommand)]
pub enum FlowApps {
    /// Make a flow app.
    Add {
        /// Its name; no two flow apps share one.
        name: String,
        /// What it is for.
        #[arg(long, default_value = "")]
        description: String,
    },
}

/// `routes`
#[derive(Debug, Subcommand)]
pub enum Routes {
    /// List the rules in the order in which they are tried.
    List {
        /// Of this flow app only.
        #[arg(long, value_name = "NAME")]
        flow_app: Option<String>,
    },
    /// Make a rule, behind the others of its flow app.
    Add(NewRoute),
    /// Delete a rule; cards that it has sent somewhere stay there.
    Remove {
        /// Its name, case and accents aside, or its id.
        name: String,
    },
    /// Say which rule would fire, and why not those before it.
    Test(TestRoutes),
    /// Route submissions that are there already.
    Apply(ApplyRoutes),
}

/// `routes add`
#[derive(Debug, ClapArgs)]
pub struct NewRoute {
    /// Its name.
    pub name: String,
    /// The flow app whose bots' submissions it is tried on.
    #[arg(long, value_name = "NAME")]
    pub flow_app: String,
    /// Which submissions, such as {"field":"answer.budget","op":"gt","value":10000}; every one unless told.
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
    /// Where the card goes; to the board's first phase unless told.
    #[arg(long, value_name = "BOARD[/PHASE]")]
    pub to: String,
    /// What the card's priority becomes: low, medium, high or urgent.
    #[arg(long)]
    pub priority: Option<String>,
    /// Who the card is assigned to, by name or e-mail.
    #[arg(long, value_name = "MEMBER")]
    pub assignee: Option<String>,
    /// Make it, and leave it switched off.
    #[arg(long)]
    pub off: bool,
}

/// `routes test`
#[derive(Debug, ClapArgs)]
pub struct TestRoutes {
    /// A submission that is there.
    #[arg(long, value_name = "ID", required_unless_present = "bot")]
    pub submission: Option<String>,
    /// The bot whose questions are answered.
    #[arg(long, value_name = "NAME", conflicts_with = "submission")]
    pub bot: Option<String>,
    /// An answer; several choices with `; ` between them.
    #[arg(long, value_name = "NAME=VALUE")]
    pub answer: Vec<String>,
    /// A value of the contact: email, phone, first_name, last_name, source, or a custom field's key.
    #[arg(long, value_name = "FIELD=VALUE", requires = "bot")]
    pub contact: Vec<String>,
}

/// `routes apply`
#[derive(Debug, ClapArgs)]
pub struct ApplyRoutes {
    /// Submissions of this bot.
    #[arg(long, value_name = "NAME", required_unless_present = "flow_app")]
    pub bot: Option<String>,
    /// Submissions of all bots of this flow app.
    #[arg(long, value_name = "NAME", conflicts_with = "bot")]
    pub flow_app: Option<String>,
    /// Those too whose card nobody has touched: it moves to where the rules send it now.
    #[arg(long)]
    pub move_untouched: bool,
    /// Say what would be done, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `bots`
#[derive(Debug, Subcommand)]
pub enum Bots {
    /// Change what a bot is set to do.
    Set(SetBot),
}

/// `bots set`
#[derive(Debug, ClapArgs)]
pub struct SetBot {
    /// Its name, case and accents aside, or its id.
    pub bot: String,
    /// Another name.
    #[arg(long)]
    pub name: Option<String>,
    /// The flow app that it belongs to; `-` for none.
    #[arg(long, value_name = "NAME")]
    pub flow_app: Option<String>,
    /// Where a submission's card goes that no rule claims; `-` for nowhere.
    #[arg(long, value_name = "BOARD")]
    pub board: Option<String>,
    /// What a completed submission makes a record of; `-` for nothing.
    #[arg(long, value_name = "TYPE")]
    pub record_type: Option<String>,
}

/// `submissions`
#[derive(Debug, ClapArgs)]
pub struct ListSubmissions {
    /// Words in the answers, or in the contact's name or e-mail.
    #[arg(long)]
    pub search: Option<String>,
    /// Of this bot only.
    #[arg(long, value_name = "NAME")]
    pub bot: Option<String>,
    /// Only submissions that pass this filter, such as {"field":"answer.budget","op":"gt","value":10000}.
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
    /// Only those that wait for a contact.
    #[arg(long)]
    pub unmatched: bool,
    /// Tests too.
    #[arg(long)]
    pub tests: bool,
    /// Submissions at most; 0 is all.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
}
