//! What the command line takes. The contract is design section 5.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

pub use crate::args_boards::{Boards, Cards, ListCards, NewBoard, NewCard};
pub use crate::args_records::{ExportRecords, ImportRecords, Link, ListRecords, NewRecord, NewType, Records, Types};
pub use crate::args_routing::{ApplyRoutes, Bots, FlowApps, ListSubmissions, NewRoute, Routes, SetBot, TestRoutes};

/// Contact center for scripts: one clean record per person, from the files of your form tools.
#[derive(Debug, Parser)]
#[command(name = "contacts", version)]
pub struct Args {
    /// The workspace file; the app's own unless told.
    #[arg(long, global = true, value_name = "FILE")]
    pub workspace: Option<PathBuf>,
    /// The member who acts, by name or e-mail; the workspace's current one unless told.
    #[arg(long = "as", global = true, value_name = "MEMBER")]
    pub acting_as: Option<String>,
    /// Print one JSON document on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a workspace file.
    Init(Init),
    /// Import files of submissions or contacts.
    Import(Import),
    /// List the imports that were made.
    Imports,
    /// Take an import or another change back.
    Undo {
        /// The id of the import or change.
        import: String,
    },
    /// List contacts.
    List(List),
    /// Show one contact with everything about it.
    Show {
        /// Id, e-mail or phone.
        contact: String,
    },
    /// Write contacts as CSV.
    Export(Export),
    /// Write notes about contacts.
    #[command(subcommand)]
    Note(Note),
    /// List the team, or add to it.
    Members {
        #[command(subcommand)]
        verb: Option<Members>,
    },
    /// List tags with how many contacts have them.
    Tags,
    /// Give contacts a tag; it is made if there is none of that name.
    Tag(Tagging),
    /// Take a tag from contacts.
    Untag(Tagging),
    /// List the custom fields, or add and remove them.
    Fields {
        #[command(subcommand)]
        verb: Option<Fields>,
    },
    /// Set a custom field of contacts.
    Set(Setting),
    /// List the segments with how many members they have, or work with them.
    Segments {
        #[command(subcommand)]
        verb: Option<Segments>,
    },
    /// List the boards with their phases, or work with them.
    Boards {
        #[command(subcommand)]
        verb: Option<Boards>,
    },
    /// Work with cards.
    #[command(subcommand)]
    Cards(Cards),
    /// Work with record types and records.
    #[command(subcommand)]
    Records(Records),
    /// List the flow apps with what belongs to them, or make one.
    FlowApps {
        #[command(subcommand)]
        verb: Option<FlowApps>,
    },
    /// List the rules that say where cards of submissions go, or work with them.
    Routes {
        #[command(subcommand)]
        verb: Option<Routes>,
    },
    /// List the bots with what they are set to do, or set it.
    Bots {
        #[command(subcommand)]
        verb: Option<Bots>,
    },
    /// List submissions of any bot, newest first.
    Submissions(ListSubmissions),
    /// Prove that the workspace is whole.
    Check,
}

/// `init`
#[derive(Debug, ClapArgs)]
pub struct Init {
    /// Name of the workspace.
    #[arg(long)]
    pub name: Option<String>,
    /// Default phone region, such as US.
    #[arg(long)]
    pub region: Option<String>,
    /// Time zone, such as Europe/Berlin.
    #[arg(long)]
    pub timezone: Option<String>,
    /// Fill it with the sample data.
    #[arg(long)]
    pub sample: bool,
}

/// `import`
#[derive(Debug, ClapArgs)]
pub struct Import {
    /// Files to import together.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Bot of rows that name none.
    #[arg(long)]
    pub bot: Option<String>,
    /// Flow app of new bots.
    #[arg(long)]
    pub flow_app: Option<String>,
    /// Where columns go: a JSON file.
    #[arg(long, value_name = "MAP.json")]
    pub map: Option<PathBuf>,
    /// Say what would become of every row, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Save refused rows here, in the form of the input with a reason column.
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

/// Which contacts, in which order.
#[derive(Debug, ClapArgs)]
pub struct Selection {
    /// Words: beginnings of names, parts of e-mails, digits of phones.
    #[arg(long)]
    pub search: Option<String>,
    /// Only contacts with this tag; of several, with all of them.
    #[arg(long, value_name = "TAG")]
    pub tag: Vec<String>,
    /// Only contacts with at least one of these tags.
    #[arg(long, value_name = "TAG")]
    pub any_tag: Vec<String>,
    /// Only contacts with none of these tags.
    #[arg(long, value_name = "TAG")]
    pub no_tag: Vec<String>,
    /// Only contacts that pass this filter, such as {"field":"budget","op":"gt","value":10000}.
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
    /// Only members of this segment; of several, of all of them.
    #[arg(long, value_name = "NAME")]
    pub segment: Vec<String>,
    /// A field, own or custom by its key, with `:desc` for the largest or latest first.
    #[arg(long, value_name = "FIELD[:desc]")]
    pub sort: Option<String>,
}

/// `list`
#[derive(Debug, ClapArgs)]
pub struct List {
    #[command(flatten)]
    pub selection: Selection,
    /// Contacts at most; 0 is all.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
    /// Contacts to pass over first.
    #[arg(long, default_value_t = 0)]
    pub offset: u32,
}

/// `tag`, `untag`
#[derive(Debug, ClapArgs)]
pub struct Tagging {
    /// Name of the tag, case and accents aside.
    #[arg(value_name = "TAG")]
    pub name: String,
    /// Which contacts; everybody unless told.
    #[command(flatten)]
    pub selection: Selection,
}

/// `set`
#[derive(Debug, ClapArgs)]
pub struct Setting {
    /// Key of the field.
    pub key: String,
    /// The value; several for a field that takes several.
    #[arg(required_unless_present = "clear", conflicts_with = "clear", allow_negative_numbers = true)]
    pub values: Vec<String>,
    /// Take the value away.
    #[arg(long)]
    pub clear: bool,
    /// Which contacts; everybody unless told.
    #[command(flatten)]
    pub selection: Selection,
}

/// `fields`
#[derive(Debug, Subcommand)]
pub enum Fields {
    /// Add a field.
    Add(Box<NewField>),
    /// Delete a field with all its values, for good.
    Remove {
        /// Its key.
        key: String,
    },
}

/// `fields add`
#[derive(Debug, ClapArgs)]
pub struct NewField {
    /// Name in files, filters and scripts; made from the label unless told.
    #[arg(long)]
    pub key: Option<String>,
    /// Name on screen.
    #[arg(long)]
    pub label: String,
    /// What its values are: text, long_text, number, currency, percent, date, datetime, boolean, select, multi_select, email,
    /// phone, url, rating or member.
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: String,
    /// The section of the profile that it stands in.
    #[arg(long)]
    pub group: Option<String>,
    /// Make the group if there is none of that name.
    #[arg(long, requires = "group")]
    pub make_group: bool,
    /// An option of a select, in their order.
    #[arg(long, value_name = "LABEL")]
    pub option: Vec<String>,
    /// Currency of amounts, such as EUR; the region's own unless told.
    #[arg(long, value_name = "CODE")]
    pub currency: Option<String>,
    /// Decimal places of numbers.
    #[arg(long, value_name = "N")]
    pub decimals: Option<u8>,
    /// Least number.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub min: Option<f64>,
    /// Greatest number.
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub max: Option<f64>,
    /// Regular expression that a text must match as a whole.
    #[arg(long, value_name = "REGEX", allow_hyphen_values = true)]
    pub pattern: Option<String>,
    /// How many stars a rating has.
    #[arg(long, value_name = "N")]
    pub stars: Option<u8>,
    /// No contact may be without a value.
    #[arg(long)]
    pub required: bool,
    /// No two contacts may have the same value.
    #[arg(long)]
    pub unique: bool,
    /// What a new contact begins with; several times where it takes several.
    #[arg(long, value_name = "VALUE", allow_negative_numbers = true)]
    pub default: Vec<String>,
    /// What to fill in.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub help_text: String,
}

/// `segments`
#[derive(Debug, Subcommand)]
pub enum Segments {
    /// Save a filter under a name.
    Add(NewSegment),
    /// Delete a segment; its contacts stay.
    Remove {
        /// Its name, case and accents aside.
        name: String,
    },
    /// List the members, as `list` does.
    Members {
        /// Name of the segment, case and accents aside.
        name: String,
        #[command(flatten)]
        list: List,
    },
    /// Who came and went, newest first.
    History {
        /// Name of the segment, case and accents aside.
        name: String,
        /// Entries at most; 0 is all.
        #[arg(long, default_value_t = 0)]
        limit: u32,
    },
    /// Write segments as a file, to hand to a colleague.
    Save {
        /// The file to write.
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        /// Which; all of them unless told.
        names: Vec<String>,
    },
    /// Make the segments of such a file.
    Load {
        /// The file.
        file: PathBuf,
    },
}

/// `segments add`
#[derive(Debug, ClapArgs)]
pub struct NewSegment {
    /// Its name; no two segments share one.
    pub name: String,
    /// Who its members are, such as {"field":"budget","op":"gt","value":10000}.
    #[arg(long, value_name = "JSON")]
    pub filter: String,
    /// How it looks: gray, red, orange, yellow, lime, green, teal, sky, blue, violet or pink.
    #[arg(long)]
    pub color: Option<String>,
}

/// `export`
#[derive(Debug, ClapArgs)]
pub struct Export {
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    #[command(flatten)]
    pub selection: Selection,
    /// What stands between cells: `,` `;` `tab` or `|`.
    #[arg(long, default_value = ",")]
    pub delimiter: String,
    /// Begin with a byte order mark, for Excel.
    #[arg(long)]
    pub bom: bool,
    /// Keys instead of labels as headers.
    #[arg(long)]
    pub keys: bool,
    /// Columns of what contacts have beside, parted by commas.
    #[arg(long, value_delimiter = ',', value_name = "THINGS")]
    pub with: Vec<Beside>,
}

/// What an export can have beside the contacts themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Beside {
    /// A column of their cards.
    Cards,
    /// A column of their records for each type.
    Records,
}

/// `note`
#[derive(Debug, Subcommand)]
pub enum Note {
    /// Write a note about a contact.
    Add {
        /// Id, e-mail or phone.
        contact: String,
        /// Markdown.
        text: String,
    },
}

/// `members`
#[derive(Debug, Subcommand)]
pub enum Members {
    /// Add a member.
    Add {
        /// Name; no two members share one.
        name: String,
        /// E-mail.
        #[arg(long, default_value = "")]
        email: String,
        /// What they may do: admin or member.
        #[arg(long, default_value = "member")]
        role: String,
    },
}
