//! What `records` takes.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

/// `records`
#[derive(Debug, Subcommand)]
pub enum Records {
    /// List the record types with their roles and fields, or add one.
    Types {
        #[command(subcommand)]
        verb: Option<Types>,
    },
    /// List the records of a type.
    List(ListRecords),
    /// Add a record.
    Add(NewRecord),
    /// Link a contact to a record.
    Link(Link),
    /// Part a contact from a record.
    Unlink(Link),
    /// Make and change records by the rows of a table.
    Import(ImportRecords),
    /// Write the records of a type as CSV.
    Export(ExportRecords),
}

/// `records types`
#[derive(Debug, Subcommand)]
pub enum Types {
    /// Add a record type.
    Add(NewType),
}

/// `records types add`
#[derive(Debug, ClapArgs)]
pub struct NewType {
    /// Name of one: “Invoice”.
    pub name: String,
    /// Name of many; made from the name unless told.
    #[arg(long, default_value = "")]
    pub plural: String,
    /// What a contact can be to a record, in their order: NAME, or NAME:LIMIT for so many at most. The first is what whoever
    /// sends a submission becomes.
    #[arg(long, value_name = "ROLE[:LIMIT]")]
    pub role: Vec<String>,
    /// A field, in their order; for types see `fields add`. Options of a select stand behind it: Stage:select:New,Won
    #[arg(long, value_name = "LABEL:TYPE")]
    pub field: Vec<String>,
}

/// `records list`
#[derive(Debug, ClapArgs)]
pub struct ListRecords {
    /// Name of the type, case and accents aside.
    #[arg(value_name = "TYPE")]
    pub kind: String,
    /// Words: parts of titles; all must match.
    #[arg(long, default_value = "")]
    pub search: String,
    /// Only records that pass this filter, such as {"field":"amount","op":"gt","value":1000}.
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
    /// `title`, `created_at`, `updated_at` or a field by its key, with `:desc` for the largest or latest first.
    #[arg(long, value_name = "FIELD[:desc]")]
    pub sort: Option<String>,
    /// Records at most; 0 is all.
    #[arg(long, default_value_t = 50)]
    pub limit: u32,
}

/// `records add`
#[derive(Debug, ClapArgs)]
pub struct NewRecord {
    /// Name of the type, case and accents aside.
    #[arg(value_name = "TYPE")]
    pub kind: String,
    /// Its title.
    pub title: String,
    /// A value of a field, by its key; again for each value of a field that takes several.
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// A contact to link, by id, e-mail or phone, and its role.
    #[arg(long, value_name = "CONTACT[:ROLE]")]
    pub link: Vec<String>,
}

/// `records link`, `records unlink`
#[derive(Debug, ClapArgs)]
pub struct Link {
    /// Id of the record.
    pub record: String,
    /// Id, e-mail or phone of the contact.
    pub contact: String,
    /// What the contact is to the record; without it, the link that has no role.
    #[arg(long)]
    pub role: Option<String>,
}

/// `records import`
#[derive(Debug, ClapArgs)]
pub struct ImportRecords {
    /// CSV, TSV, XLSX or ODS.
    pub file: PathBuf,
    /// What its rows are: name of the type.
    #[arg(long = "type", value_name = "TYPE")]
    pub kind: String,
    /// By what rows find records that are there: `id` or the key of a field. Unless told, the id where the file has it, else a
    /// field whose values differ.
    #[arg(long)]
    pub key: Option<String>,
    /// Where columns go: a JSON file such as {"columns":{"Customer":"contact:Buyer","Price":"field:amount"}}.
    #[arg(long, value_name = "MAP.json")]
    pub map: Option<PathBuf>,
    /// Save the refused rows here, in the form of the file, with the reason in a column of its own.
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
}

/// `records export`
#[derive(Debug, ClapArgs)]
pub struct ExportRecords {
    /// Name of the type, case and accents aside.
    #[arg(value_name = "TYPE")]
    pub kind: String,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// Words: parts of titles; all must match.
    #[arg(long, default_value = "")]
    pub search: String,
    /// Only records that pass this filter.
    #[arg(long, value_name = "JSON")]
    pub filter: Option<String>,
    /// What stands between cells: `,` `;` `tab` or `|`.
    #[arg(long, default_value = ",")]
    pub delimiter: String,
    /// Begin with a byte order mark, for Excel.
    #[arg(long)]
    pub bom: bool,
    /// Keys instead of labels as headers.
    #[arg(long)]
    pub keys: bool,
}
