//! The groups and the field that every workspace begins with.

use super::edit::blank;
use super::record::{Field, FieldSet, Group};
use super::rules::Making;
use super::store;
use super::types::{FieldConfig, FieldDefinition, FieldType};
use crate::db::{Tx, columns};
use crate::env::Env;
use crate::error::Result;
use crate::fields::read::Reading;
use crate::workspace;

/// In their order.
const GROUPS: [&str; 3] = ["Company Info", "Preferences", "Internal"];

/// Makes the groups of a new workspace, and in the first one the budget, which the segment of hot leads asks for.
pub(crate) async fn make_first(tx: &mut Tx, env: &Env) -> Result<()> {
    for (position, name) in (0..).zip(GROUPS) {
        let group = Group { id: position + 1, uuid: env.new_id(), name: name.to_owned(), position, is_deleted: false, changed_by: None };
        store::save_group(tx, &group).await?;
    }
    let definition = FieldDefinition {
        label: "Budget".to_owned(),
        help: String::new(),
        r#type: FieldType::Currency,
        config: FieldConfig::default(),
        options: Vec::new(),
        required: false,
        unique: false,
        default: Vec::new(),
    };
    let (set, reading) = (FieldSet::default(), Reading::of(workspace::locale(tx).await?));
    let making = Making { env, set: &set, reading: &reading, next_option: 1 };
    let defined = making.defined(&blank(&definition), &definition)?;
    let budget = Field { id: 1, uuid: env.new_id(), key: "budget".to_owned(), group: Some(1), ..defined };
    columns::add(tx, budget.owner().table(), budget.id).await?;
    store::save(tx, &budget).await
}
