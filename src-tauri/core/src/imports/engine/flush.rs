//! Writes what a batch decided: a fixed number of statements, whatever its size.

use std::collections::HashSet;

use super::batch::{Batch, Slot};
use super::made::{self, Completed};
use super::{Run, World};
use crate::activity;
use crate::contacts::image;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::error::Result;
use crate::imports::store;
use crate::matches;
use crate::operations;
use crate::submissions;
use crate::tags;

pub(crate) async fn flush(run: &mut Run, world: &mut World<'_>, mut batch: Batch) -> Result<()> {
    run.bots.flush(world, run.operation).await?;
    let new_tags = std::mem::take(&mut run.tags.new);
    tags::store::save(world.here, &new_tags).await?;
    run.fields.flush(world).await?;
    let completed = made::completed(run, &batch);
    let named = made::named(&batch);
    flush_contacts(run, world, &mut batch, &completed).await?;
    flush_submissions(run, world, &mut batch).await?;
    made::make(run, world, completed).await?;
    made::hand_over(run, world, named).await?;
    activity::store::add(world.here, &batch.activity).await?;
    matches::store::add(world.here, &batch.suspicions).await?;
    store::add_rows(world.here, run.import, &batch.outcomes).await
}

async fn flush_contacts(run: &Run, world: &mut World<'_>, batch: &mut Batch, completed: &[Completed]) -> Result<()> {
    // Rules may ask for a contact that stays as it is, and an overlay has only who is written to it.
    let asked: HashSet<i64> = match world.below {
        Some(_) => completed.iter().filter_map(|one| one.contact).collect(),
        None => HashSet::new(),
    };
    let mut slots: Vec<Slot<ContactRecord>> = std::mem::take(&mut batch.contacts)
        .into_values()
        .filter(|slot| slot.before.as_ref() != Some(&slot.now) || asked.contains(&slot.now.id))
        .collect();
    slots.sort_unstable_by_key(|slot| slot.now.id);
    for slot in &mut slots {
        slot.now.changed_by = run.operation;
    }
    let changes: Vec<Write<'_>> = slots.iter().map(|slot| Write { before: slot.before.as_ref(), after: &slot.now }).collect();
    image::keep(world.here, run.operation, &changes).await?;
    // In an overlay the changed contacts of the workspace below are new rows.
    let overlay = world.below.is_some();
    let writes: Vec<Write<'_>> = slots
        .iter()
        .map(|slot| Write {
            before: slot.before.as_ref().filter(|before| !overlay || before.changed_by == run.operation),
            after: &slot.now,
        })
        .collect();
    contact_store::save(world.here, &writes).await
}

async fn flush_submissions(run: &Run, world: &mut World<'_>, batch: &mut Batch) -> Result<()> {
    let mut slots: Vec<_> =
        std::mem::take(&mut batch.submissions).into_values().filter(|slot| slot.before.as_ref() != Some(&slot.now)).collect();
    slots.sort_unstable_by_key(|slot| slot.now.id);
    let images: Vec<(i64, String)> = slots
        .iter()
        .filter_map(|slot| slot.before.as_ref())
        .filter(|before| before.created_by != run.operation && before.changed_by != run.operation)
        .map(|before| Ok((before.id, serde_json::to_string(before)?)))
        .collect::<Result<_>>()?;
    operations::store::keep_images(world.here, run.operation, "submission", &images).await?;
    let records: Vec<_> = slots.iter().map(|slot| &slot.now).collect();
    submissions::store::save(world.here, &records).await
}
