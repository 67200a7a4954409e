import { Button, SegmentedControl } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { SegmentEvent, SegmentHistory, SegmentInfo } from '../../../ipc';
import { groupByDay } from '../../../lib/days';
import { formatCount, timeZone } from '../../../lib/format';
import { formatCalendarDay } from '../../fields/format';
import { segmentMovesQuery } from '../api';
import { MoveLine } from './MoveLine';
import classes from './SegmentScreen.module.css';

const ROW_HEIGHT = 36;
const EVERYBODY = 'all';

interface MoveListProps {
  segment: SegmentInfo;
  since: string | null;
  event: SegmentEvent | null;
  /** How many came and went since that day. */
  totals: Pick<SegmentHistory, 'joined' | 'left'>;
  /** What the list scrolls in, together with what stands above it. */
  scroller: RefObject<HTMLDivElement | null>;
  onEvent: (event: SegmentEvent | null) => void;
  onLookBack: () => void;
}

/** Who came and went since a day, newest first, with why. */
export function MoveList({ segment, since, event, totals, scroller, onEvent, onLookBack }: MoveListProps) {
  const moves = useInfiniteQuery(segmentMovesQuery({ segment: segment.id, since, event }));
  const timezone = timeZone.use() ?? 'UTC';
  const entries = useMemo(
    () =>
      (moves.data?.pages.flatMap((page) => page.moves) ?? []).map((move, index) => ({
        ...move,
        // Somebody may join and leave twice in one moment.
        id: `${move.contact} ${move.at} ${move.event} ${index}`,
      })),
    [moves.data],
  );
  const items = useMemo(() => groupByDay(entries, timezone, new Date()), [entries, timezone]);

  const list = useRef<HTMLOListElement>(null);
  const [above, setAbove] = useState(0);
  // Whatever stands above may have become higher or lower with any change of the page.
  useLayoutEffect(() => {
    setAbove(list.current?.offsetTop ?? 0);
  });
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => items[index]?.key ?? index,
    scrollMargin: above,
    overscan: 10,
  });
  const lastShown = rows.getVirtualItems().at(-1)?.index ?? -1;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = moves;
  useEffect(() => {
    if (lastShown >= items.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [lastShown, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);

  return (
    <section aria-labelledby="segment-moves" className={classes.moves}>
      <div className={classes.movesHead}>
        <h2 id="segment-moves" className={classes.chartTitle}>
          Who joined and left
        </h2>
        <SegmentedControl
          size="xs"
          aria-label="Whom to list"
          value={event ?? EVERYBODY}
          onChange={(value) => onEvent(value === 'joined' || value === 'left' ? value : null)}
          data={[
            { value: EVERYBODY, label: 'Everybody' },
            { value: 'joined', label: `Joined ${formatCount(totals.joined)}` },
            { value: 'left', label: `Left ${formatCount(totals.left)}` },
          ]}
        />
      </div>
      {moves.isPending && <SkeletonRows rows={6} label="Loading who joined and left" />}
      {moves.isError && (
        <ErrorState what="Who joined and left" error={moves.error} onRetry={() => void moves.refetch()} />
      )}
      {moves.isSuccess && items.length === 0 && (
        <EmptyState
          icon={IconArrowsExchange}
          title={`${event === 'joined' ? 'Nobody joined' : event === 'left' ? 'Nobody left' : 'Nobody joined or left'}${since === null ? ' yet.' : ` since ${formatCalendarDay(since)}.`}`}
          action={
            since !== null && (
              <Button variant="default" onClick={onLookBack}>
                Look at all of its time
              </Button>
            )
          }
        >
          Whoever joins or leaves from now on stands here, with the reason.
        </EmptyState>
      )}
      {items.length > 0 && (
        <ol
          ref={list}
          className={classes.list}
          style={{ height: rows.getTotalSize() }}
          aria-label="Who joined and left"
          data-stale={moves.isPlaceholderData || undefined}
        >
          {rows.getVirtualItems().map((row) => {
            const item = items[row.index];
            if (item === undefined) return null;
            return (
              <li
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                className={classes.placed}
                style={{ transform: `translateY(${row.start - above}px)` }}
              >
                {item.type === 'day' ? (
                  <h3 className={classes.day}>{item.label}</h3>
                ) : (
                  <MoveLine move={item.entry} segment={segment} timezone={timezone} />
                )}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
