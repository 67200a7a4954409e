import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import type { RecordProfile, RecordTypeInfo } from '../../../ipc';
import { groupByDay } from '../../../lib/days';
import { useVirtualPages } from '../../../lib/useVirtualPages';
import { useTimezone } from '../../profile/api';
import { recordHistoryQuery } from '../api';
import { LinkedContacts } from './LinkedContacts';
import classes from './Record.module.css';
import { RecordEntryLine } from './RecordEntryLine';
import { RelatedRecords } from './RelatedRecords';

const ENTRY_HEIGHT = 32;

interface RecordStoryProps {
  record: RecordProfile;
  type: RecordTypeInfo;
}

/** Who is linked, what belongs to it, and what happened: one column that scrolls as one. */
export function RecordStory({ record, type }: RecordStoryProps) {
  const timezone = useTimezone();
  const history = useInfiniteQuery(recordHistoryQuery(record.id));
  const entries = useMemo(() => history.data?.pages.flatMap((page) => page.entries) ?? [], [history.data]);
  const items = useMemo(() => groupByDay(entries, timezone, new Date()), [entries, timezone]);
  // The first line is all that stands above the history.
  const { scroller, virtualizer } = useVirtualPages(
    items.length + 1,
    (index) => (index === 0 ? 'head' : (items[index - 1]?.key ?? String(index))),
    ENTRY_HEIGHT,
    history,
  );
  return (
    <section className={classes.story} aria-label="Links and history">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard. */}
      <div ref={scroller} className={classes.scroller} tabIndex={0}>
        <div className={classes.items} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ key, index, start }) => {
            const item = items[index - 1];
            return (
              <div
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={classes.item}
                style={{ transform: `translateY(${start}px)` }}
              >
                {index === 0 && (
                  <>
                    <LinkedContacts record={record} type={type} />
                    <RelatedRecords record={record} />
                    <div className={classes.section}>
                      <div className={classes.sectionHead}>
                        <h3>History</h3>
                      </div>
                      {history.isError && (
                        <ErrorState what="The history" error={history.error} onRetry={() => void history.refetch()} />
                      )}
                    </div>
                  </>
                )}
                {item?.type === 'day' && <h4 className={classes.day}>{item.label}</h4>}
                {item?.type === 'entry' && (
                  <RecordEntryLine entry={item.entry} record={record} type={type} timezone={timezone} />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </section>
  );
}
