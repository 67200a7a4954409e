//! Reads what a selection's flags say.

use contact_core::exports::Delimiter;
use contact_core::fields;
use contact_core::filter::{Condition, Filter, FilterOp, FilterValue};
use contact_core::ids::TagId;
use contact_core::lists::{ListQuery, Sort, SortField};
use contact_core::tags;
use contact_core::{Core, Error, Result};

use crate::args::Selection;

/// The list's query of the flags; whoever is asked for must pass all of them.
///
/// # Errors
/// `NotFound` names a tag that does not exist; `Invalid` what cannot be sorted by, or what is wrong with the filter.
pub async fn query(core: &Core, selection: &Selection) -> Result<ListQuery> {
    let sort = match selection.sort.as_deref() {
        Some(text) => sort(core, text).await?,
        None => Sort::default(),
    };
    let mut all: Vec<Filter> = Vec::new();
    for (names, op) in [(&selection.tag, FilterOp::HasAll), (&selection.any_tag, FilterOp::HasAny), (&selection.no_tag, FilterOp::HasNone)]
    {
        if !names.is_empty() {
            all.push(tagged(op, found(core, names).await?));
        }
    }
    all.extend(selection.segment.iter().cloned().map(|segment| Filter::Segment { segment }));
    if let Some(json) = &selection.filter {
        all.push(Filter::parse(json)?);
    }
    Ok(ListQuery { search: selection.search.clone().unwrap_or_default(), sort, in_bin: false, filter: Filter::All { all } })
}

fn tagged(op: FilterOp, tags: Vec<TagId>) -> Filter {
    let value = FilterValue::List(tags.into_iter().map(|tag| FilterValue::Text(tag.to_string())).collect());
    Filter::Condition(Condition { field: "tags".to_owned(), op, value: Some(value) })
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
