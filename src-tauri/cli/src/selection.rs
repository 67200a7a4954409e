//! Reads what a selection's flags say.

use contact_core::exports::Delimiter;
use contact_core::fields;
use contact_core::ids::TagId;
use contact_core::lists::{ListQuery, Sort, SortField};
use contact_core::tags::{self, TagFilter};
use contact_core::{Core, Error, Result};

use crate::args::Selection;

/// The list's query of the flags.
///
/// # Errors
/// `NotFound` names a tag that does not exist; `Invalid` what cannot be sorted by.
pub async fn query(core: &Core, selection: &Selection) -> Result<ListQuery> {
    let tags = TagFilter {
        any: found(core, &selection.any_tag).await?,
        all: found(core, &selection.tag).await?,
        none: found(core, &selection.no_tag).await?,
    };
    let sort = match selection.sort.as_deref() {
        Some(text) => sort(core, text).await?,
        None => Sort::default(),
    };
    Ok(ListQuery { search: selection.search.clone().unwrap_or_default(), sort, in_bin: false, tags })
}

async fn found(core: &Core, names: &[String]) -> Result<Vec<TagId>> {
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        found.push(tags::tag_by_name(core, name).await?);
    }
    Ok(found)
}

async fn sort(core: &Core, text: &str) -> Result<Sort> {
    let (field, direction) = text.split_once(':').unwrap_or((text, "asc"));
    let descending = match direction {
        "desc" => true,
        "asc" => false,
        other => return Err(Error::invalid("--sort", format!("“{other}” is not a direction; use asc or desc"))),
    };
    if let Ok(own) = serde_json::from_value::<SortField>(field.into()) {
        return Ok(Sort { field: own, descending });
    }
    let custom = fields::list(core).await?.fields.into_iter().find(|known| known.key == field).ok_or_else(|| {
        Error::invalid(
            "--sort",
            format!(
                "“{field}” is not a field to sort by; use name, first_name, last_name, email, phone, source, created_at, updated_at, \
                 last_activity_at, submission_count or the key of a custom field"
            ),
        )
    })?;
    Ok(Sort { field: SortField::Field(custom.id), descending })
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
