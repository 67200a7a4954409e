//! Reads what a selection's flags say.

use contact_core::exports::Delimiter;
use contact_core::lists::{ListQuery, Sort, SortField};
use contact_core::{Error, Result};

use crate::args::Selection;

/// The list's query of the flags.
pub fn query(selection: &Selection) -> Result<ListQuery> {
    let sort = selection.sort.as_deref().map(sort).transpose()?.unwrap_or_default();
    Ok(ListQuery { search: selection.search.clone().unwrap_or_default(), sort, ..ListQuery::default() })
}

fn sort(text: &str) -> Result<Sort> {
    let (field, direction) = text.split_once(':').unwrap_or((text, "asc"));
    let descending = match direction {
        "desc" => true,
        "asc" => false,
        other => return Err(Error::invalid("--sort", format!("“{other}” is not a direction; use asc or desc"))),
    };
    let field: SortField = serde_json::from_value(field.into()).map_err(|_| {
        Error::invalid(
            "--sort",
            format!(
                "“{field}” is not a field to sort by; use name, first_name, last_name, email, phone, source, created_at, updated_at, \
                 last_activity_at or submission_count"
            ),
        )
    })?;
    Ok(Sort { field, descending })
}

/// A cell separator by its sign or name.
pub fn delimiter(text: &str) -> Result<Delimiter> {
    match text {
        "," | "comma" => Ok(Delimiter::Comma),
        ";" | "semicolon" => Ok(Delimiter::Semicolon),
        "\t" | "\\t" | "tab" => Ok(Delimiter::Tab),
        "|" | "pipe" => Ok(Delimiter::Pipe),
        other => Err(Error::invalid("--delimiter", format!("“{other}” cannot stand between cells; use , ; tab or |"))),
    }
}
