import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { ContactId, SubmissionId } from '../../../ipc';
import { useContactSubmissions, useTimezone } from '../api';
import { SubmissionCard } from './SubmissionCard';
import classes from './Submissions.module.css';

const CARD_HEIGHT = 48;

interface SubmissionsTabProps {
  contact: ContactId;
  /** The one that stands open; the newest where none was asked for. */
  opened: SubmissionId | null;
  onOpen: (submission: SubmissionId | 'none') => void;
  onImport: () => void;
}

/** Every conversation of the contact, newest first; one of them stands open. */
export function SubmissionsTab({ contact, opened, onOpen, onImport }: SubmissionsTabProps) {
  const timezone = useTimezone();
  const query = useContactSubmissions(contact);
  const submissions = useMemo(() => query.data?.pages.flatMap((page) => page.submissions) ?? [], [query.data]);
  const scroller = useRef<HTMLDivElement>(null);
  const cards = useVirtualizer({
    count: submissions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => submissions[index]?.id ?? index,
    overscan: 4,
  });
  const lastShown = cards.getVirtualItems().at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const isMissing = opened !== null && !submissions.some((each) => each.id === opened);

  // The one that was asked for may stand further down than what was loaded.
  useEffect(() => {
    const isWanted = isMissing || lastShown >= submissions.length - 4;
    if (isWanted && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isMissing, lastShown, submissions.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  const place = opened === null ? -1 : submissions.findIndex((each) => each.id === opened);
  useEffect(() => {
    if (place > 0) cards.scrollToIndex(place, { align: 'start' });
  }, [place, cards]);

  if (query.isPending) return <SkeletonRows rows={4} height={CARD_HEIGHT} label="Loading the submissions" />;
  if (query.isError) {
    return <ErrorState what="The submissions" error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (submissions.length === 0) {
    return (
      <EmptyState
        icon={IconMessages}
        title="No submissions yet. Import a file from your form tool."
        action={<Button onClick={onImport}>Import files</Button>}
      />
    );
  }
  return (
    <div ref={scroller} className={classes.scroller}>
      <ol className={classes.list} style={{ height: cards.getTotalSize() }} aria-label="Submissions">
        {cards.getVirtualItems().map((card) => {
          const submission = submissions[card.index];
          if (submission === undefined) return null;
          const isOpen = opened === null ? card.index === 0 : submission.id === opened;
          return (
            <li
              key={card.key}
              ref={cards.measureElement}
              data-index={card.index}
              className={classes.item}
              style={{ transform: `translateY(${card.start}px)` }}
            >
              <SubmissionCard
                submission={submission}
                isOpen={isOpen}
                timezone={timezone}
                onToggle={() => onOpen(isOpen ? 'none' : submission.id)}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
