//! The segments that every workspace begins with.

use super::record::SegmentRecord;
use super::store;
use crate::db::Tx;
use crate::env::Env;
use crate::error::Result;
use crate::filter::{Filter, World, bind};
use crate::tags::TagColor;

/// Specification, “Segments”; their filters are those of the design, section 4.3.
const FIRST: [(&str, TagColor, &str); 4] = [
    ("Hot Leads", TagColor::Red, r#"{"field":"budget","op":"gt","value":10000}"#),
    ("Incomplete Intakes", TagColor::Yellow, r#"{"has":"submission","where":{"field":"status","op":"is","value":"incomplete"}}"#),
    ("Repeat Clients", TagColor::Green, r#"{"field":"submission_count","op":"gt","value":1}"#),
    ("Stale Contacts", TagColor::Gray, r#"{"field":"last_activity_at","op":"more_than_ago","value":{"days":90}}"#),
];

/// Makes the segments of a new workspace, which must have its fields.
pub(crate) async fn make_first(tx: &mut Tx, env: &Env) -> Result<()> {
    let world = World::load(tx).await?;
    for (position, (name, color, filter)) in (0..).zip(FIRST) {
        let bound = bind(&world, &Filter::parse(filter)?)?;
        let segment = SegmentRecord {
            id: position + 1,
            uuid: env.new_id(),
            name: name.to_owned(),
            color,
            filter: bound.canonical(),
            types: bound.needs().fields.clone(),
            position,
            created_at: env.now_ms(),
            deleted_at: None,
            changed_by: None,
        };
        store::save(tx, &segment).await?;
    }
    Ok(())
}
