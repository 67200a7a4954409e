//! What members say about cards. A comment is no change of its card, so that an edit can be undone whatever was said since.

use super::{OF_CARDS, at_hand, settle};
use crate::boards::record::CommentRecord;
use crate::boards::types::{AddComment, BoardsChanged, CommentSaved, DeleteComment, UpdateComment};
use crate::boards::{rules, show, store};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::ids::{CommentId, OperationId};
use crate::operations::change::Change;

/// Says something about a card.
///
/// # Errors
/// `NotFound`; `Conflict` where the card is in the bin, or its board was deleted; `Invalid` for a text that is empty or too long.
pub async fn add(core: &Core, input: AddComment) -> Result<CommentSaved> {
    let text = rules::comment(&input.text)?;
    let mut change = Change::begin(core, "card.comment").await?;
    let card = at_hand(&mut change, input.card).await?;
    let comment = CommentRecord {
        id: 0,
        uuid: core.env().new_id(),
        card_id: card.id,
        author_id: change.member,
        text,
        created_at: change.now,
        edited_at: None,
        deleted_at: None,
    };
    let row = store::comments::add(&mut change.tx, &comment, change.operation).await?;
    change.made("comment", &[row]).await?;
    settle(&mut change, card.contact_id).await?;
    let operation = change.commit(&OF_CARDS).await?;
    saved(core, CommentId::new(comment.uuid), Some(operation)).await
}

/// Gives a comment another text. The same text again changes nothing.
///
/// # Errors
/// As [`add`].
pub async fn update(core: &Core, input: UpdateComment) -> Result<CommentSaved> {
    let text = rules::comment(&input.text)?;
    let mut change = Change::begin(core, "card.edit_comment").await?;
    let before = reachable(&mut change, input.comment).await?;
    if before.text == text {
        return saved(core, input.comment, None).await;
    }
    let edited_at = Some(change.now);
    write(&mut change, CommentRecord { text, edited_at, ..before }).await?;
    let operation = change.commit(&OF_CARDS).await?;
    saved(core, input.comment, Some(operation)).await
}

/// Deletes a comment.
///
/// # Errors
/// `NotFound`; `Conflict` where the card is in the bin, or its board was deleted.
pub async fn delete(core: &Core, input: DeleteComment) -> Result<BoardsChanged> {
    let mut change = Change::begin(core, "card.uncomment").await?;
    let before = reachable(&mut change, input.comment).await?;
    let deleted_at = Some(change.now);
    write(&mut change, CommentRecord { deleted_at, ..before }).await?;
    Ok(BoardsChanged { operation: Some(change.commit(&OF_CARDS).await?) })
}

/// A comment on a card that can be worked on.
async fn reachable(change: &mut Change<'_>, id: CommentId) -> Result<CommentRecord> {
    let comment = store::comments::find(&mut change.tx, id).await?;
    let card = store::cards::load(&mut change.tx, &[comment.card_id]).await?.pop();
    let card = card.ok_or_else(|| Error::NotFound { what: "comment", id: id.to_string() })?;
    at_hand(change, crate::ids::CardId::new(card.uuid)).await?;
    Ok(comment)
}

async fn write(change: &mut Change<'_>, comment: CommentRecord) -> Result<()> {
    change.keep("comment", &[comment.id]).await?;
    store::comments::save(&mut change.tx, &comment, change.operation).await?;
    let card = store::cards::load(&mut change.tx, &[comment.card_id]).await?.pop();
    settle(change, card.and_then(|card| card.contact_id)).await
}

async fn saved(core: &Core, id: CommentId, operation: Option<OperationId>) -> Result<CommentSaved> {
    let mut snapshot = core.db().read().begin().await?;
    let record = store::comments::find(&mut snapshot, id).await?;
    let comment = show::comments(&mut snapshot, vec![record]).await?.pop();
    Ok(CommentSaved { comment: comment.ok_or_else(|| Error::NotFound { what: "comment", id: id.to_string() })?, operation })
}
