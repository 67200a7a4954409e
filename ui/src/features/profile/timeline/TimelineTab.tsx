import { Button, SegmentedControl } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { ContactId, SubmissionId } from '../../../ipc';
import { useTimeline, useTimezone } from '../api';
import { groupByDay } from './days';
import { EntryRow } from './EntryRow';
import classes from './Timeline.module.css';
import { filterWords, passes, type TimelineFilter } from './words';

const ROW_HEIGHT = 32;

interface TimelineTabProps {
  contact: ContactId;
  onOpenSubmission: (submission: SubmissionId) => void;
}

/** What happened with a contact, newest first, under the days on which it happened. */
export function TimelineTab({ contact, onOpenSubmission }: TimelineTabProps) {
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const timezone = useTimezone();
  const timeline = useTimeline(contact);
  const entries = useMemo(() => timeline.data?.pages.flatMap((page) => page.entries) ?? [], [timeline.data]);
  const items = useMemo(
    () =>
      groupByDay(
        entries.filter((entry) => passes(entry, filter)),
        timezone,
        new Date(),
      ),
    [entries, filter, timezone],
  );
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

  // A filter may leave nothing of a page, so the end of what is shown asks for more, not the end of what was loaded.
  useEffect(() => {
    if (lastShown >= items.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastShown, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (timeline.isPending) return <SkeletonRows rows={8} height={ROW_HEIGHT} label="Loading the timeline" />;
  if (timeline.isError)
    return <ErrorState what="The timeline" error={timeline.error} onRetry={() => void timeline.refetch()} />;
  return (
    <div className={classes.tab}>
      <SegmentedControl
        className={classes.filter}
        size="xs"
        aria-label="Which entries"
        data={Object.entries(filterWords).map(([value, label]) => ({ value, label }))}
        value={filter}
        onChange={(value) => setFilter(value as TimelineFilter)}
      />
      {items.length === 0 && !hasNextPage ? (
        <EmptyState
          icon={IconHistory}
          title={
            filter === 'all' ? 'Nothing has happened yet.' : `No ${filterWords[filter].toLowerCase()} in this timeline.`
          }
          action={
            filter === 'all' ? undefined : (
              <Button variant="default" onClick={() => setFilter('all')}>
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
