import { type RefObject, useRef, useState } from 'react';
import { Check } from '../../components/Check';
import { type ColumnLayout, withMoved, withWidth } from './columnLayout';
import type { Column, Columns, Order, SortKey } from './columns';
import { HeaderCell } from './HeaderCell';
import classes from './ListTable.module.css';
import { type Ticked, tickedCount } from './selection';

interface TableHeaderProps<Row, Field extends SortKey> {
  shown: Column<Row, Field>[];
  columns: Columns<Row, Field>;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  sort: Order<Field>;
  onSort: (sort: Order<Field>) => void;
  ticked: Ticked;
  total: number;
  onTickAll: () => void;
}

/** Where a dragged column would be let go: before this one, or at the end. */
export type DropTarget = { before: string | null } | null;

export function TableHeader<Row, Field extends SortKey>(props: TableHeaderProps<Row, Field>) {
  const { shown, columns, layout, onLayout, sort, onSort, ticked, total, onTickAll } = props;
  const row = useRef<HTMLDivElement>(null);
  const [drop, setDrop] = useState<DropTarget>(null);
  const count = tickedCount(ticked, total);
  return (
    <div role="rowgroup" className={classes.headerGroup}>
      <div role="row" aria-rowindex={1} className={classes.header} ref={row}>
        <div role="columnheader" className={`${classes.cell} ${classes.tick}`}>
          <Check
            label={count === total ? 'Clear the selection' : 'Select all'}
            checked={count > 0 && count === total}
            mixed={count > 0 && count < total}
            onToggle={onTickAll}
          />
        </div>
        {shown.map((column) => (
          <HeaderCell
            key={column.key}
            column={column}
            columns={columns}
            layout={layout}
            onLayout={onLayout}
            sort={sort}
            onSort={onSort}
            isDropTarget={drop?.before === column.key}
            onResize={(width) => onLayout(withWidth(layout, column.key, width))}
            onDrag={(x) => setDrop(targetAt(row, shown, x))}
            onDrop={(x) => {
              setDrop(null);
              const target = targetAt(row, shown, x);
              if (target) onLayout(withMoved(layout, column.key, target.before));
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** The gap nearest to a point: before a column whose middle is right of it, else at the end. */
function targetAt(row: RefObject<HTMLDivElement | null>, columns: { key: string }[], x: number): DropTarget {
  for (const column of columns) {
    if (column.key === 'name') continue;
    const box = row.current?.querySelector(`[data-column="${column.key}"]`)?.getBoundingClientRect();
    if (box && x < box.left + box.width / 2) return { before: column.key };
  }
  return { before: null };
}
