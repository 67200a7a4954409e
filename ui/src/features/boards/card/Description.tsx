import { ActionIcon } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { CardDetail } from '../../../ipc';
import { useDraft } from '../../notes/drafts';
import { Markdown } from '../../notes/Markdown';
import { NoteEditor } from '../../notes/NoteEditor';
import { useCardVerbs } from '../useCardVerbs';
import classes from './Panel.module.css';

/** What a card is about, in Markdown. */
export function Description({ card, readOnly }: { card: CardDetail; readOnly: boolean }) {
  // What was begun is still there after another card, or another day; leaving the field on purpose gives it up.
  const [draft, keep] = useDraft(`card.${card.id}.description`);
  const [editing, setEditing] = useState(draft !== '' && !readOnly);
  const verbs = useCardVerbs();
  if (readOnly && card.description === '') return null;
  return (
    <section className={classes.section} aria-label="Description">
      <div className={classes.sectionHead}>
        <h3>Description</h3>
        {!readOnly && !editing && card.description !== '' && (
          <ActionIcon size="sm" aria-label="Edit the description" onClick={() => setEditing(true)}>
            <IconPencil size={14} />
          </ActionIcon>
        )}
      </div>
      {editing ? (
        <NoteEditor
          label="Description"
          initial={draft === '' ? card.description : draft}
          action="Save"
          mayBeEmpty
          onType={keep}
          onLeave={() => {
            keep('');
            setEditing(false);
          }}
          onSave={async (description) => {
            const isKept = await verbs.update(card, { description }, `Changed the description of “${card.title}”`);
            if (isKept) {
              keep('');
              setEditing(false);
            }
            return isKept;
          }}
        />
      ) : card.description === '' ? (
        <button type="button" className={classes.add} onClick={() => setEditing(true)}>
          Add a description…
        </button>
      ) : (
        <Markdown text={card.description} />
      )}
    </section>
  );
}
