import { Button, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconNote } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { SkeletonRows } from '../../components/SkeletonRows';
import type { ContactId } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { useNotes } from './api';
import { NoteCard } from './NoteCard';
import classes from './Notes.module.css';

interface NotesTabProps {
  contact: ContactId;
  composer: ReactNode;
  /** Nothing is written about a contact in the bin. */
  canWrite: boolean;
}

/** What members wrote about a contact: the pinned first, then the newest, and the bin below. */
export function NotesTab({ contact, composer, canWrite }: NotesTabProps) {
  const notes = useNotes(contact, false);
  const pages = notes.data?.pages;
  const binTotal = pages?.[0]?.binTotal ?? 0;
  if (notes.isError) return <ErrorState what="The notes" error={notes.error} onRetry={() => void notes.refetch()} />;
  return (
    <div className={classes.tab}>
      {composer}
      {pages === undefined ? <SkeletonRows rows={3} height={72} label="Loading the notes" /> : null}
      {pages?.[0]?.total === 0 ? (
        <EmptyState
          icon={IconNote}
          title={canWrite ? 'No notes yet. Write down what the team should know.' : 'No notes.'}
        />
      ) : null}
      {pages
        ?.flatMap((page) => page.notes)
        .map((note) => (
          <NoteCard key={note.id} note={note} />
        ))}
      {notes.hasNextPage ? (
        <Button variant="default" loading={notes.isFetchingNextPage} onClick={() => void notes.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
      {binTotal > 0 ? <NotesInBin contact={contact} total={binTotal} /> : null}
    </div>
  );
}

function NotesInBin({ contact, total }: { contact: ContactId; total: number }) {
  const [isOpen, setOpen] = useState(false);
  const notes = useNotes(contact, true, isOpen);
  return (
    <section className={classes.bin} aria-label="Notes in the bin">
      <UnstyledButton className={classes.binToggle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <IconChevronRight size={14} aria-hidden />
        {formatCountOf(total, 'note')} in the bin
      </UnstyledButton>
      {isOpen
        ? notes.data?.pages.flatMap((page) => page.notes).map((note) => <NoteCard key={note.id} note={note} />)
        : null}
      {isOpen && notes.hasNextPage ? (
        <Button variant="default" loading={notes.isFetchingNextPage} onClick={() => void notes.fetchNextPage()}>
          Show more
        </Button>
      ) : null}
    </section>
  );
}
