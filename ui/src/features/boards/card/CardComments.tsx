import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { RelativeTime } from '../../../components/RelativeTime';
import { type CardComment, type CardDetail, ipc } from '../../../ipc';
import { useDraft } from '../../notes/drafts';
import { Markdown } from '../../notes/Markdown';
import { firstLine } from '../../notes/mentions';
import { NoteEditor } from '../../notes/NoteEditor';
import { MemberAvatar } from '../../team/MemberAvatar';
import { attempt, said } from '../attempt';
import classes from './Panel.module.css';

/** Runs a verb, says what it did; resolves to whether it was done. */
async function say(verb: () => Promise<{ operation: string | null }>, message: string): Promise<boolean> {
  const answer = await attempt(verb);
  if (answer) said(message, answer.operation);
  return answer !== undefined;
}

/** What members said about a card, and where one says something. */
export function CardComments({ card, readOnly }: { card: CardDetail; readOnly: boolean }) {
  if (readOnly && card.comments.length === 0) return null;
  return (
    <section className={classes.section} aria-label="Comments">
      <div className={classes.sectionHead}>
        <h3>Comments</h3>
        {card.comments.length > 0 && <span className="numeric">{card.comments.length}</span>}
      </div>
      {card.comments.length > 0 && (
        <ul className={classes.comments}>
          {card.comments.map((comment) => (
            <Comment key={comment.id} comment={comment} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {!readOnly && <NewComment card={card} />}
    </section>
  );
}

function NewComment({ card }: { card: CardDetail }) {
  const [writing, setWriting] = useState(false);
  const [draft, keep] = useDraft(`card.${card.id}`);
  if (!writing) {
    return (
      <button type="button" className={classes.add} onClick={() => setWriting(true)}>
        {draft === '' ? 'Write a comment…' : `Draft: ${firstLine(draft)}`}
      </button>
    );
  }
  return (
    <NoteEditor
      label="New comment"
      initial={draft}
      action="Comment"
      onType={keep}
      onLeave={() => setWriting(false)}
      onSave={async (text) => {
        const isKept = await say(() => ipc.addComment({ card: card.id, text }), `Commented on “${card.title}”`);
        if (isKept) {
          keep('');
          setWriting(false);
        }
        return isKept;
      }}
    />
  );
}

function Comment({ comment, readOnly }: { comment: CardComment; readOnly: boolean }) {
  const { id, author, text, createdAt, editedAt } = comment;
  const [draft, keep] = useDraft(`comment.${id}`);
  const [editing, setEditing] = useState(draft !== '' && !readOnly);
  return (
    <li className={classes.comment}>
      <MemberAvatar member={author} size={22} />
      <div className={classes.commentHead}>
        <b>
          <bdi>{author.name}</bdi>
        </b>
        <RelativeTime at={createdAt} />
        {editedAt !== null && <span className={classes.edited}>edited</span>}
        {!readOnly && (
          <Menu width={160}>
            <Menu.Target>
              <ActionIcon size="sm" aria-label={`More for the comment by ${author.name}`}>
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => setEditing(true)}>
                Edit
              </Menu.Item>
              <Menu.Item
                leftSection={<IconTrash size={15} />}
                onClick={() => void say(() => ipc.deleteComment({ comment: id }), 'Deleted the comment')}
              >
                Delete
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <div className={classes.commentBody}>
        {editing ? (
          <NoteEditor
            label="Comment"
            initial={draft === '' ? text : draft}
            action="Save"
            onType={keep}
            onLeave={() => {
              keep('');
              setEditing(false);
            }}
            onSave={async (next) => {
              const isKept = await say(() => ipc.updateComment({ comment: id, text: next }), 'Changed the comment');
              if (isKept) {
                keep('');
                setEditing(false);
              }
              return isKept;
            }}
          />
        ) : (
          <Markdown text={text} />
        )}
      </div>
    </li>
  );
}
