import { Button, SegmentedControl, Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { ContactId, MemberId, SubmissionId } from '../../../ipc';
import { groupByDay } from '../../../lib/days';
import { useMembers } from '../../team/api';
import { useTimeline, useTimezone } from '../api';
import { EntryRow } from './EntryRow';
import classes from './Timeline.module.css';
import { filterWords, kindsOf, type TimelineFilter } from './words';

const ROW_HEIGHT = 32;

interface TimelineTabProps {
  contact: ContactId;
  onOpenSubmission: (submission: SubmissionId) => void;
  /** Where a note is written, above it all. */
  composer?: ReactNode;
}

/** What happened with a contact, newest first, under the days on which it happened. */
export function TimelineTab({ contact, onOpenSubmission, composer }: TimelineTabProps) {
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const [member, setMember] = useState<MemberId | null>(null);
  const members = useMembers();
  const timezone = useTimezone();
  const timeline = useTimeline(contact, kindsOf(filter), member);
  const entries = useMemo(() => timeline.data?.pages.flatMap((page) => page.entries) ?? [], [timeline.data]);
  const items = useMemo(() => groupByDay(entries, timezone, new Date()), [entries, timezone]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
  });
  const lastShown = rows.getVirtualItems().at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;

  useEffect(() => {
    if (lastShown >= items.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastShown, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (timeline.isPending) return <SkeletonRows rows={8} height={ROW_HEIGHT} label="Loading the timeline" />;
  if (timeline.isError)
    return <ErrorState what="The timeline" error={timeline.error} onRetry={() => void timeline.refetch()} />;
  return (
    <div className={classes.tab}>
      {composer}
      <div className={classes.filters}>
        <SegmentedControl
          size="xs"
          aria-label="Which entries"
          data={Object.entries(filterWords).map(([value, label]) => ({ value, label }))}
          value={filter}
          onChange={(value) => setFilter(value as TimelineFilter)}
        />
        {members.length > 1 ? (
          <Select
            size="xs"
            w={140}
            aria-label="By whom"
            placeholder="By anybody"
            clearable
            data={members.map(({ id, name }) => ({ value: id, label: name }))}
            value={member}
            onChange={setMember}
          />
        ) : null}
      </div>
      {items.length === 0 && !hasNextPage ? (
        <EmptyState
          icon={IconHistory}
          title={
            filter === 'all' && member === null
              ? 'Nothing has happened yet.'
              : filter === 'all'
                ? 'Nothing by this member in this timeline.'
                : `No ${filterWords[filter].toLowerCase()} in this timeline.`
          }
          action={
            filter === 'all' && member === null ? undefined : (
              <Button
                variant="default"
                onClick={() => {
                  setFilter('all');
                  setMember(null);
                }}
              >
                Show everything
              </Button>
            )
          }
        />
      ) : (
        <div ref={scroller} className={classes.scroller}>
          <ol className={classes.list} style={{ height: rows.getTotalSize() }} aria-label="Timeline">
            {rows.getVirtualItems().map((row) => {
              const item = items[row.index];
              if (item === undefined) return null;
              return (
                <li
                  key={row.key}
                  ref={rows.measureElement}
                  data-index={row.index}
                  className={classes.item}
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  {item.type === 'day' ? (
                    <h3 className={classes.day}>{item.label}</h3>
                  ) : (
                    <EntryRow entry={item.entry} timezone={timezone} onOpenSubmission={onOpenSubmission} />
                  )}
                </li>
              );
            })}
          </ol>
        </div>
      )}
    </div>
  );
}
