import { useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonBar, SkeletonRows } from '../../../components/SkeletonRows';
import type { ImportId, RowFilter } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { useRowWindow } from '../../contacts/useRowWindow';
import { ImportRowLine } from './ImportRowLine';
import classes from './Rows.module.css';
import { useImportRows } from './useImportRows';

const ROW_HEIGHT = 40;

interface ImportRowListProps {
  importId: ImportId;
  /** Tells one plan of a draft from the next. */
  plan: string;
  filter: RowFilter;
  /** Whether a row has to say which file it stands in. */
  manyFiles: boolean;
}

/** The rows behind a filter with their outcomes, old → new, and reasons. */
export function ImportRowList({ importId, plan, filter, manyFiles }: ImportRowListProps) {
  const [total, setTotal] = useState(0);
  const rowWindow = useRowWindow({ rows: total, rowHeight: ROW_HEIGHT, headerHeight: 0, after: 0, initialOffset: 0 });
  const { first, end, shift } = rowWindow.view;
  const rows = useImportRows(importId, plan, filter, { first, last: Math.max(first, end - 1) });
  if (rows.total !== undefined && rows.total !== total) setTotal(rows.total);

  if (rows.error) return <ErrorState what="The rows" error={rows.error} onRetry={rows.retry} />;
  if (rows.total === undefined) return <SkeletonRows rows={8} height={ROW_HEIGHT} label="Loading the rows" />;
  return (
    <>
      <p className={`${classes.total} numeric`} role="status">
        {formatCountOf(rows.total, 'row')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard. */}
      <section ref={rowWindow.scroller} className={classes.scroller} tabIndex={0} aria-label="Rows">
        <ul className={classes.rows} style={{ height: rowWindow.height }}>
          {Array.from({ length: Math.max(0, Math.min(end, rows.total) - first) }, (_, index) => {
            const position = first + index;
            const row = rows.rowAt(position);
            return (
              <li
                key={position}
                className={classes.placed}
                style={{ transform: `translateY(${position * ROW_HEIGHT + shift}px)` }}
              >
                {row ? (
                  <ImportRowLine row={row} manyFiles={manyFiles} />
                ) : (
                  <div className={classes.line}>
                    <SkeletonBar width={160} />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      </section>
    </>
  );
}
