import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonBar, SkeletonRows } from '../../../components/SkeletonRows';
import type { ImportId, RowFilter } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { ImportRowLine } from './ImportRowLine';
import classes from './Rows.module.css';
import { useImportRows } from './useImportRows';

const ROW_HEIGHT = 40;
const NOTHING_SHOWN = { first: 0, last: 0 };

interface ImportRowListProps {
  importId: ImportId;
  /** Tells one plan of a draft from the next. */
  plan: string;
  filter: RowFilter;
}

/** The rows behind a filter with their outcomes, old → new, and reasons. */
export function ImportRowList({ importId, plan, filter }: ImportRowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(NOTHING_SHOWN);
  const rows = useImportRows(importId, plan, filter, shown);
  const virtualizer = useVirtualizer({
    count: rows.total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
    onChange: ({ range }) => {
      if (range === null) return;
      const next = { first: range.startIndex, last: range.endIndex };
      setShown((was) => (was.first === next.first && was.last === next.last ? was : next));
    },
  });

  if (rows.error) return <ErrorState what="The rows" error={rows.error} onRetry={rows.retry} />;
  if (rows.total === undefined) return <SkeletonRows rows={8} height={ROW_HEIGHT} label="Loading the rows" />;
  return (
    <>
      <p className={`${classes.total} numeric`} role="status">
        {formatCountOf(rows.total, 'row')}
      </p>
      <div ref={scroller} className={classes.scroller}>
        <ul className={classes.rows} style={{ height: virtualizer.getTotalSize() }} aria-label="Rows">
          {virtualizer.getVirtualItems().map((item) => {
            const row = rows.rowAt(item.index);
            return (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes.placed}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row ? (
                  <ImportRowLine row={row} />
                ) : (
                  <div className={classes.line}>
                    <SkeletonBar width={160} />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
