import { type MouseEvent, memo, type ReactNode } from 'react';
import { Check } from '../../components/Check';
import { SkeletonBar } from '../../components/SkeletonRows';
import type { Column, SortKey } from './columns';
import classes from './ListTable.module.css';

export interface RowActions {
  open(position: number, event: MouseEvent): void;
  tick(position: number, extend: boolean): void;
}

/** What a row is to the list, whatever it is of. */
export interface ListedRow {
  id: string;
}

interface TableRowProps<Row extends ListedRow, Field extends SortKey> {
  position: number;
  top: number;
  row: Row | undefined;
  /** What the row is called. */
  name: string;
  columns: Column<Row, Field>[];
  ticked: boolean;
  isCursor: boolean;
  actions: RowActions;
}

export const rowElementId = (position: number) => `list-row-${position}`;

/** One row; grey bars until it has come. */
function Line<Row extends ListedRow, Field extends SortKey>(props: TableRowProps<Row, Field>): ReactNode {
  const { position, top, row, name, columns, ticked, isCursor, actions } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list act on the row under the cursor.
    <div
      role="row"
      id={rowElementId(position)}
      tabIndex={-1}
      aria-rowindex={position + 2}
      aria-selected={ticked}
      className={classes.row}
      data-cursor={isCursor || undefined}
      data-ticked={ticked || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => row && actions.open(position, event)}
    >
      <div role="gridcell" className={`${classes.cell} ${classes.tick}`}>
        {row && (
          <Check
            label={`Select ${name}`}
            checked={ticked}
            onToggle={(event) => actions.tick(position, event.shiftKey)}
          />
        )}
      </div>
      {columns.map((column) => (
        <div
          key={column.key}
          role={column.key === 'name' ? 'rowheader' : 'gridcell'}
          className={`${classes.cell} ${column.key === 'name' ? classes.name : ''}`}
          data-align={column.align}
        >
          {row === undefined ? (
            <SkeletonBar width={`${40 + ((position * 31 + column.key.length * 17) % 40)}%`} />
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
}

// What `memo` returns has forgotten that the row and its columns belong together.
export const TableRow = memo(Line) as typeof Line;
