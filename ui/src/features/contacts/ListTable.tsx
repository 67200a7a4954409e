import { type MouseEvent, useState } from 'react';
import { formatCount } from '../../lib/format';
import { type ColumnLayout, widthOf } from './columnLayout';
import type { Column, Columns, Order, SortKey } from './columns';
import classes from './ListTable.module.css';
import { isTicked, type Ticked } from './selection';
import { TableHeader } from './TableHeader';
import { type ListedRow, type RowActions, rowElementId, TableRow } from './TableRow';
import type { RowList } from './useRowPages';
import type { RowWindowHandle } from './useRowWindow';

export const ROW_HEIGHT = 36;
export const HEADER_HEIGHT = 32;
const TICK_WIDTH = 40;

interface ListTableProps<Row extends ListedRow, Field extends SortKey> {
  /** What the rows are, for those who cannot see them. */
  label: string;
  list: RowList<Row, { sort: Order<Field> }>;
  nameOf: (row: Row) => string;
  rows: RowWindowHandle;
  /** The columns that are shown, and all there are. The one with the key `name` comes first and stays in sight. */
  shown: Column<Row, Field>[];
  columns: Columns<Row, Field>;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  onSort: (sort: Order<Field>) => void;
  ticked: Ticked;
  onTickAll: () => void;
  cursor: number | null;
  actions: RowActions;
}

/** The list: a grid of the rows that are in view, in an element as tall as all of them. */
export function ListTable<Row extends ListedRow, Field extends SortKey>(props: ListTableProps<Row, Field>) {
  const { label, list, nameOf, rows, shown, columns, layout, onLayout, onSort, ticked, onTickAll, cursor, actions } =
    props;
  const { view } = rows;
  const [scrolled, setScrolled] = useState(false);
  const widths = [TICK_WIDTH, ...shown.map((column) => widthOf(layout, column))];
  const tracks = `${widths.map((width) => `${width}px`).join(' ')} minmax(0, 1fr)`;
  // Rows are placed by hand and give their parent no width; the name stays in sight only within one as wide as they are.
  const tableWidth = `${widths.reduce((sum, width) => sum + width, 0)}px`;
  const end = Math.min(view.end, list.total);
  const cursorInView = cursor !== null && cursor >= view.first && cursor < end;

  return (
    <div className={classes.frame}>
      <div
        ref={rows.scroller}
        className={classes.scroller}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-rowcount={list.total + 1}
        aria-colcount={shown.length + 1}
        aria-multiselectable
        aria-busy={list.isChanging || undefined}
        aria-activedescendant={cursorInView ? rowElementId(cursor) : undefined}
        data-scrolled={scrolled || undefined}
        style={{ '--columns': tracks, '--table-width': tableWidth }}
        onScroll={(event) => setScrolled(event.currentTarget.scrollLeft > 0)}
      >
        <TableHeader
          shown={shown}
          columns={columns}
          layout={layout}
          onLayout={onLayout}
          sort={list.shown.sort}
          onSort={onSort}
          ticked={ticked}
          total={list.total}
          onTickAll={onTickAll}
        />
        <div role="rowgroup" className={classes.body} style={{ height: rows.height }}>
          {Array.from({ length: Math.max(0, end - view.first) }, (_, index) => {
            const position = view.first + index;
            const row = list.rowAt(position);
            return (
              <TableRow
                key={position}
                position={position}
                top={position * ROW_HEIGHT + view.shift}
                row={row}
                name={row === undefined ? '' : nameOf(row)}
                columns={shown}
                ticked={row !== undefined && isTicked(ticked, row.id)}
                isCursor={position === cursor}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
      {view.jumping && (
        <div className={`${classes.bubble} numeric`} role="status">
          {formatCount(Math.min(view.topRow + 1, list.total))} of {formatCount(list.total)}
        </div>
      )}
    </div>
  );
}

/** Whether a click means to tick rather than to open. */
export function isTickingClick(event: MouseEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}
