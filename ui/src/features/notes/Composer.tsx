import { UnstyledButton } from '@mantine/core';
import { IconNote } from '@tabler/icons-react';
import { Keys } from '../../components/Keys';
import type { ContactId } from '../../ipc';
import { addNote } from './api';
import { useDraft } from './drafts';
import { firstLine } from './mentions';
import { NoteEditor } from './NoteEditor';
import classes from './Notes.module.css';

interface ComposerProps {
  contact: ContactId;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** A line that becomes an editor. What is left unfinished waits in it as a draft. */
export function Composer({ contact, open, onOpen }: ComposerProps) {
  const [draft, keep] = useDraft(contact);

  if (open) {
    return (
      <div className={classes.composer}>
        <NoteEditor
          label="New note"
          initial={draft}
          action="Add note"
          onType={keep}
          onLeave={() => onOpen(false)}
          onSave={async (text) => {
            const kept = await addNote(contact, text);
            if (kept) {
              keep('');
              onOpen(false);
            }
            return kept;
          }}
        />
      </div>
    );
  }
  return (
    <div className={classes.composer}>
      <UnstyledButton className={classes.invite} onClick={() => onOpen(true)}>
        <IconNote size={16} stroke={1.75} aria-hidden />
        <span className={classes.inviteText}>{draft === '' ? 'Add a note…' : `Draft: ${firstLine(draft)}`}</span>
        <Keys shortcut="n" hidden />
      </UnstyledButton>
    </div>
  );
}
