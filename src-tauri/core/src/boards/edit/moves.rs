//! Moving cards between and within phases.

use super::cards::write;
use super::{OF_CARDS, at_hand, conflict, relocated, saved, settle};
use crate::boards::rank::{LONGEST, between, spread};
use crate::boards::record::CardRecord;
use crate::boards::store::{self, cards::Side};
use crate::boards::types::{CardSaved, MoveCard};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::operations::change::Change;

/// Puts a card in front of another one of a phase, or at its end; also to a phase of another board. One that stands there
/// already stays.
///
/// # Errors
/// `NotFound` where the card or phase does not exist; `Conflict` where the card or the one to stand before is in the bin or gone
/// from the phase, or the card's board was deleted.
pub async fn move_card(core: &Core, input: MoveCard) -> Result<CardSaved> {
    let mut change = Change::begin(core, "card.move").await?;
    let card = at_hand(&mut change, input.card).await?;
    let to = store::phase(&mut change.tx, input.phase).await?;
    let before = match input.before {
        Some(id) if id == input.card => return saved(core, input.card, None).await,
        Some(id) => Some(store::cards::find(&mut change.tx, id).await?),
        None => None,
    };
    if let Some(gone) = before.as_ref().filter(|other| other.phase_id != to.id || other.deleted_at.is_some()) {
        return Err(conflict(format!("“{}” is not in “{}” any more. Look where the cards are now, and move again.", gone.title, to.name)));
    }
    let place = before.as_ref().map(|other| (other.rank.as_str(), other.id));
    let above = store::cards::neighbour(&mut change.tx, to.id, place, Side::Above, card.id).await?;
    if card.phase_id == to.id {
        let own = Some((card.rank.as_str(), card.id));
        let below = store::cards::neighbour(&mut change.tx, to.id, own, Side::Below, card.id).await?;
        if below.map(|(id, _)| id) == before.as_ref().map(|other| other.id) {
            return saved(core, input.card, None).await;
        }
    }
    let mut after = card.clone();
    let mut events = Vec::new();
    if card.phase_id != to.id {
        let from = store::phase_rows(&mut change.tx, &[card.phase_id]).await?.pop();
        let from = from.ok_or_else(|| Error::Damaged { what: "a card is in no phase".to_owned() })?;
        let boards = if card.board_id == to.board_id {
            None
        } else {
            let (old, new) = (store::board_row(&mut change.tx, card.board_id).await?, store::board_row(&mut change.tx, to.board_id).await?);
            Some((old.name, new.name))
        };
        (after, events) = relocated(&change, &card, &from, &to, boards);
    }
    let key = between(above.as_ref().map(|(_, rank)| rank.as_str()), place.map(|(rank, _)| rank)).filter(|key| key.len() <= LONGEST);
    after.rank = match key {
        Some(key) => key,
        None => renumber(&mut change, to.id, card.id, before.as_ref().map(|other| other.id)).await?,
    };
    write(&mut change, after).await?;
    store::events::add(&mut change.tx, &events).await?;
    settle(&mut change, card.contact_id).await?;
    let operation = change.commit(&OF_CARDS).await?;
    saved(core, input.card, Some(operation)).await
}

/// Gives the cards of a phase new, short keys, and answers that of the card which comes to stand before another one.
async fn renumber(change: &mut Change<'_>, phase: i64, card: i64, before: Option<i64>) -> Result<String> {
    let mut order = store::cards::in_order(&mut change.tx, phase).await?;
    order.retain(|id| *id != card);
    let at = before.and_then(|before| order.iter().position(|id| *id == before)).unwrap_or(order.len());
    order.insert(at, card);
    let keys: std::collections::HashMap<i64, String> = order.iter().copied().zip(spread(order.len())).collect();
    let others: Vec<i64> = order.into_iter().filter(|id| *id != card).collect();
    let changed: Vec<CardRecord> = store::cards::load(&mut change.tx, &others)
        .await?
        .into_iter()
        .filter_map(|other| keys.get(&other.id).filter(|key| **key != other.rank).map(|rank| CardRecord { rank: rank.clone(), ..other }))
        .collect();
    change.keep("card", &changed.iter().map(|other| other.id).collect::<Vec<_>>()).await?;
    for other in changed {
        store::cards::save(&mut change.tx, &CardRecord { changed_by: change.operation, ..other }).await?;
    }
    keys.get(&card).cloned().ok_or_else(|| Error::internal("a card has no place among those of its phase"))
}
