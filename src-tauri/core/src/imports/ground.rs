//! What of the workspace the reading of rows depends on.

use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;

use super::guess::FieldName;
use super::mapping::DateOrder;
use crate::core::Core;
use crate::error::Result;
use crate::fields;
use crate::fields::record::{Field, FieldSet};
use crate::workspace::{self, Locale};

/// Keys that a sentence names.
const NAMED: usize = 12;

/// Region, zone and custom fields of the workspace.
#[derive(Debug, Clone)]
pub(crate) struct Ground {
    pub(crate) locale: Locale,
    pub(crate) fields: Arc<FieldSet>,
}

/// Two of them read rows alike.
impl PartialEq for Ground {
    fn eq(&self, other: &Self) -> bool {
        let parts = |ground: &Self| (ground.locale.region, ground.locale.zone);
        parts(self) == parts(other) && self.fields.all() == other.fields.all() && self.fields.members() == other.fields.members()
    }
}

impl Ground {
    /// As the workspace stands.
    pub(crate) async fn of(core: &Core) -> Result<Self> {
        Self::load(&mut *core.db().read().acquire().await?).await
    }

    pub(crate) async fn load(connection: &mut SqliteConnection) -> Result<Self> {
        let locale = workspace::locale(connection).await?;
        Ok(Self { locale, fields: Arc::new(fields::store::load(connection).await?) })
    }

    /// How people of the region write dates.
    pub(crate) fn order(&self) -> DateOrder {
        if self.locale.region.writes_month_first() { DateOrder::Mdy } else { DateOrder::Dmy }
    }

    /// The fields that columns can go to.
    pub(crate) fn names(&self) -> Vec<FieldName> {
        self.fields.live().map(|field| FieldName { key: field.key.clone(), label: field.label.clone() }).collect()
    }

    /// The field of a key, if contacts can be given values of it.
    pub(crate) fn field(&self, key: &str) -> Option<&Field> {
        self.fields.by_key(key).filter(|field| field.is_live())
    }

    /// Why a column cannot go to the field of a key.
    pub(crate) fn no_field(&self, header: &str, key: &str) -> String {
        let keys: Vec<&str> = self.fields.live().map(|field| field.key.as_str()).collect();
        let more = keys.len().saturating_sub(NAMED);
        let advice = match keys.get(..NAMED).unwrap_or(&keys) {
            [] => "there are no custom fields to map a column to".to_owned(),
            some if more > 0 => format!("the keys there are begin with {}", some.join(", ")),
            some => format!("the keys there are: {}", some.join(", ")),
        };
        match self.fields.by_key(key) {
            Some(field) => format!("“{header}” cannot go to “{}” (field:{key}), which is archived; {advice}", field.label),
            None => format!("“{header}” cannot go to field:{key}, which does not exist; {advice}"),
        }
    }
}
