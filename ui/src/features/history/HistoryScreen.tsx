import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import type { OperationInfo } from '../../ipc';
import { groupByDay } from '../../lib/days';
import { timeZone } from '../../lib/format';
import { useVirtualPages } from '../../lib/useVirtualPages';
import { operationsQuery } from './api';
import classes from './History.module.css';
import { OperationLine } from './OperationLine';

const ROW_HEIGHT = 36;

/** What has been done in the workspace, newest first, and the way to take it back. */
export function HistoryScreen() {
  const query = useInfiniteQuery(operationsQuery);
  const navigate = useNavigate();
  const operations = useMemo(() => query.data?.pages.flatMap((page) => page.operations) ?? [], [query.data]);
  return (
    <div className={classes.screen}>
      <PageHeader title="History" />
      {query.isPending && <SkeletonRows rows={12} height={ROW_HEIGHT} label="Loading the history" />}
      {query.isError && <ErrorState what="The history" error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && operations.length === 0 && (
        <EmptyState
          icon={IconHistory}
          title="Nothing has been done yet. What you and your team change stands here and can be undone."
          action={
            <Button variant="default" onClick={() => void navigate({ to: '/contacts' })}>
              Go to contacts
            </Button>
          }
        />
      )}
      {operations.length > 0 && <OperationList operations={operations} pages={query} />}
    </div>
  );
}

interface OperationListProps {
  operations: OperationInfo[];
  pages: Parameters<typeof useVirtualPages>[3];
}

function OperationList({ operations, pages }: OperationListProps) {
  const timezone = timeZone.use() ?? 'UTC';
  const items = useMemo(() => groupByDay(operations, timezone, new Date()), [operations, timezone]);
  const { scroller, virtualizer } = useVirtualPages(
    items.length,
    (index) => items[index]?.key ?? String(index),
    ROW_HEIGHT,
    pages,
  );
  return (
    <div ref={scroller} className={classes.scroller}>
      <ol className={classes.list} style={{ height: virtualizer.getTotalSize() }} aria-label="History">
        {virtualizer.getVirtualItems().map((item) => {
          const row = items[item.index];
          return (
            row && (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes.placed}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row.type === 'day' ? (
                  <h2 className={classes.day}>{row.label}</h2>
                ) : (
                  <OperationLine operation={row.entry} />
                )}
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}
