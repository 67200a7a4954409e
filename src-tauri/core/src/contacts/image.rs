//! Before-images of contacts: the values that a change replaced, which is all that undoing it needs. An import changes
//! most contacts in a few numbers; a whole record for each would be most of what it writes.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use super::origin::{Origin, Origins};
use super::record::{ContactRecord, Handle};
use super::store::Write;
use crate::error::Result;
use crate::fields::value::Value;
use crate::operations;
use crate::tags;
use crate::tags::record::{TagDelta, TagLink};

macro_rules! image {
    ($($field:ident: $type:ty),+ $(,)?) => {
        /// Values of a contact as they were; those that did not change are left out.
        #[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default)]
        struct Image {
            $(#[serde(skip_serializing_if = "Option::is_none")] $field: Option<$type>,)+
            /// Nothing inside where the contact was not in the bin.
            #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "present")]
            deleted_at: Option<Option<i64>>,
            /// Origins that changed; `None` for those that were not there.
            #[serde(skip_serializing_if = "BTreeMap::is_empty")]
            origin: BTreeMap<String, Option<Origin>>,
            /// Values of custom fields that changed, by row id of the field; `None` for those that were not there.
            #[serde(skip_serializing_if = "BTreeMap::is_empty")]
            fields: BTreeMap<i64, Option<Value>>,
            #[serde(skip_serializing_if = "TagDelta::is_empty")]
            tagged: TagDelta,
            /// All of them, as images once held them.
            #[serde(skip_serializing)]
            origins: Option<Origins>,
            /// Row ids of all of them, as images once held them.
            #[serde(skip_serializing, deserialize_with = "former_tags")]
            tags: Option<Vec<i64>>,
        }

        impl Image {
            fn of(before: &ContactRecord, after: &ContactRecord) -> Self {
                Self {
                    $($field: (before.$field != after.$field).then(|| before.$field.clone()),)+
                    deleted_at: (before.deleted_at != after.deleted_at).then_some(before.deleted_at),
                    origin: before.origins.replaced_by(&after.origins),
                    fields: replaced(&before.fields, &after.fields),
                    tagged: TagDelta::between(&before.tags, &after.tags),
                    origins: None,
                    tags: None,
                }
            }

            fn restore(self, contact: &mut ContactRecord, operation: i64) {
                $(if let Some(value) = self.$field { contact.$field = value; })+
                if let Some(deleted_at) = self.deleted_at {
                    contact.deleted_at = deleted_at;
                }
                if let Some(origins) = self.origins {
                    contact.origins = origins;
                }
                for (field, origin) in self.origin {
                    contact.origins.put(field, origin);
                }
                for (field, value) in self.fields {
                    match value {
                        Some(value) => contact.fields.insert(field, value),
                        None => contact.fields.remove(&field),
                    };
                }
                self.tagged.take_back(&mut contact.tags, operation);
                if let Some(tags) = self.tags {
                    let now = std::mem::take(&mut contact.tags);
                    let known = |tag| now.iter().find(|link| link.tag == tag).copied();
                    contact.tags = tags.into_iter().map(|tag| known(tag).unwrap_or(TagLink { tag, added_by: operation })).collect();
                }
            }
        }
    };
}

image! {
    first_name: String,
    last_name: String,
    source: String,
    submission_count: i64,
    created_at: i64,
    updated_at: i64,
    last_activity_at: i64,
    changed_by: i64,
    emails: Vec<Handle>,
    phones: Vec<Handle>,
}

/// What of `before` is another in `after`, or is missing there; `None` for what only `after` has.
fn replaced(before: &BTreeMap<i64, Value>, after: &BTreeMap<i64, Value>) -> BTreeMap<i64, Option<Value>> {
    let changed = before.iter().filter(|(field, value)| after.get(field) != Some(value));
    let new = after.keys().filter(|field| !before.contains_key(field));
    changed.map(|(field, value)| (*field, Some(value.clone()))).chain(new.map(|field| (*field, None))).collect()
}

/// Tells `null` from a value that is left out.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<Option<i64>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

/// Whole records, which are images too, say more of a tag than its row id.
fn former_tags<'de, D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Option<Vec<i64>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Former {
        Id(i64),
        Link(TagLink),
    }
    let tags = Option::<Vec<Former>>::deserialize(deserializer)?;
    let id = |former| match former {
        Former::Id(id) => id,
        Former::Link(link) => link.tag,
    };
    Ok(tags.map(|tags| tags.into_iter().map(id).collect()))
}

/// Keeps what an operation is about to replace. A contact that the operation made needs no image.
pub(crate) async fn keep(connection: &mut SqliteConnection, operation: i64, writes: &[Write<'_>]) -> Result<()> {
    let images: Vec<(i64, String)> = writes
        .iter()
        .filter_map(|write| write.before.filter(|before| before.created_by != operation).map(|before| (before, write.after)))
        .map(|(before, after)| Ok((before.id, serde_json::to_string(&Image::of(before, after))?)))
        .collect::<Result<_>>()?;
    operations::store::keep_images(connection, operation, "contact", &images).await
}

/// Contacts as they were before an operation, of those given that it changed. Of tags, what others did to them since stays.
pub(crate) async fn earlier(
    connection: &mut SqliteConnection,
    operation: i64,
    current: &[ContactRecord],
) -> Result<HashMap<i64, ContactRecord>> {
    let by_id: HashMap<i64, &ContactRecord> = current.iter().map(|contact| (contact.id, contact)).collect();
    let (Some(&first), Some(&last)) = (by_id.keys().min(), by_id.keys().max()) else { return Ok(HashMap::new()) };
    let mut earlier: HashMap<i64, ContactRecord> = HashMap::new();
    for (id, image) in operations::store::images(connection, operation, "contact", first, last).await? {
        let Some(&contact) = by_id.get(&id) else { continue };
        let image: Image = serde_json::from_str(&image)?;
        image.restore(earlier.entry(id).or_insert_with(|| contact.clone()), operation);
    }
    let returning = earlier.values_mut().filter_map(|then| by_id.get(&then.id).map(|now| (now.tags.as_slice(), &mut then.tags))).collect();
    tags::keep_standing(connection, operation, returning).await?;
    Ok(earlier)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::origin::Giver;
    use crate::contacts::record::{Identity, TextField};

    fn contact() -> ContactRecord {
        ContactRecord {
            id: 1,
            uuid: uuid::Uuid::nil(),
            first_name: "Ana".to_owned(),
            last_name: String::new(),
            source: String::new(),
            submission_count: 0,
            created_at: 1,
            updated_at: 1,
            last_activity_at: 1,
            deleted_at: None,
            origins: Origins::default(),
            created_by: 1,
            changed_by: 1,
            emails: Vec::new(),
            phones: Vec::new(),
            tags: vec![TagLink { tag: 3, added_by: 1 }],
            fields: BTreeMap::new(),
        }
    }

    fn changed(contact: &ContactRecord, at: i64) -> ContactRecord {
        let mut after = contact.clone();
        let email = Identity { key: format!("a{at}@b.example"), shown: format!("A{at}@b.example") };
        after.offer(TextField::LastName, &format!("Ruiz {at}"), Origin { at, tie: 0, giver: Giver::Row });
        after.add_email(&email, at, 2);
        after.deleted_at = if contact.deleted_at.is_some() { None } else { Some(at) };
        after.submission_count += 1;
        after.changed_by = 2;
        after
    }

    #[test]
    fn images_of_several_steps_give_back_the_first() {
        let first = contact();
        let second = changed(&first, 5);
        let third = changed(&second, 6);
        let mut undone = third.clone();
        for (before, after) in [(&second, &third), (&first, &second)] {
            let image = serde_json::to_string(&Image::of(before, after)).unwrap();
            serde_json::from_str::<Image>(&image).unwrap().restore(&mut undone, 2);
        }
        assert_eq!(undone, first);
    }

    #[test]
    fn a_whole_record_is_an_image_too() {
        let first = contact();
        let mut undone = changed(&first, 5);
        let whole = serde_json::to_string(&first).unwrap();
        serde_json::from_str::<Image>(&whole).unwrap().restore(&mut undone, 2);
        assert_eq!(undone, first);
    }

    #[test]
    fn what_did_not_change_is_not_kept() {
        let first = contact();
        assert_eq!(serde_json::to_string(&Image::of(&first, &first)).unwrap(), "{}");
    }
}
