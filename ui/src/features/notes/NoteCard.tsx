import { ActionIcon, Button, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDots, IconHistory, IconPencil, IconPin, IconPinFilled, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { RelativeTime } from '../../components/RelativeTime';
import type { Note } from '../../ipc';
import { MemberAvatar } from '../team/MemberAvatar';
import { deleteNote, pinNote, restoreNote, updateNote } from './api';
import { Markdown } from './Markdown';
import { NoteEditor } from './NoteEditor';
import classes from './Notes.module.css';
import { Versions } from './Versions';

/** One note: who wrote it and when, its text, and what can be done with it. */
export function NoteCard({ note }: { note: Note }) {
  const [editing, setEditing] = useState(false);
  const [showsVersions, setShowsVersions] = useState(false);
  const inBin = note.deletedAt !== null;
  return (
    <article className={classes.note} data-pinned={note.pinned || undefined} aria-label={`Note by ${note.author.name}`}>
      <header className={classes.head}>
        <MemberAvatar member={note.author} />
        <bdi className={classes.author}>{note.author.name}</bdi>
        <span className={classes.when}>
          <RelativeTime at={note.createdAt} />
        </span>
        {note.editedAt !== null && (
          <Tooltip label={`Edited by ${note.editor?.name ?? note.author.name}; shows the earlier texts`}>
            <UnstyledButton
              className={classes.edited}
              aria-expanded={showsVersions}
              onClick={() => setShowsVersions((shown) => !shown)}
            >
              edited
            </UnstyledButton>
          </Tooltip>
        )}
        {note.pinned && !inBin && <IconPinFilled size={14} className={classes.pinned} role="img" aria-label="Pinned" />}
        <span className={classes.actions}>
          {inBin ? (
            <Button size="compact-xs" variant="default" onClick={() => void restoreNote(note)}>
              Restore
            </Button>
          ) : (
            <Actions
              note={note}
              onEdit={() => setEditing(true)}
              onVersions={note.versionCount > 0 ? () => setShowsVersions(true) : undefined}
            />
          )}
        </span>
      </header>
      {editing ? (
        <NoteEditor
          label="Note"
          initial={note.text}
          action="Save"
          onLeave={() => setEditing(false)}
          onSave={async (text) => {
            const kept = await updateNote(note, text);
            if (kept) setEditing(false);
            return kept;
          }}
        />
      ) : (
        <Markdown text={note.text} />
      )}
      {showsVersions && <Versions note={note} onClose={() => setShowsVersions(false)} />}
    </article>
  );
}

interface ActionsProps {
  note: Note;
  onEdit: () => void;
  onVersions: (() => void) | undefined;
}

function Actions({ note, onEdit, onVersions }: ActionsProps) {
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon variant="subtle" size="sm" aria-label={`More for the note by ${note.author.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<IconPin size={16} />} onClick={() => void pinNote(note)}>
          {note.pinned ? 'Unpin' : 'Pin'}
        </Menu.Item>
        {onVersions && (
          <Menu.Item leftSection={<IconHistory size={16} />} onClick={onVersions}>
            Earlier versions
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => void deleteNote(note)}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
