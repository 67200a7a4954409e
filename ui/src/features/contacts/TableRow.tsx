import { type MouseEvent, memo } from 'react';
import { Check } from '../../components/Check';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { SkeletonBar } from '../../components/SkeletonRows';
import { TruncatedText } from '../../components/TruncatedText';
import type { ContactRow } from '../../ipc';
import classes from './ContactTable.module.css';
import type { Column } from './columns';

export interface RowActions {
  open(position: number, event: MouseEvent): void;
  tick(position: number, extend: boolean): void;
}

interface TableRowProps {
  position: number;
  top: number;
  row: ContactRow | undefined;
  columns: Column[];
  ticked: boolean;
  isCursor: boolean;
  actions: RowActions;
}

export const rowElementId = (position: number) => `contact-row-${position}`;

/** One row; grey bars until it has come. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { position, top, row, columns, ticked, isCursor, actions } = props;
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
            label={`Select ${row.displayName}`}
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
          ) : column.key === 'name' ? (
            <>
              <InitialsAvatar id={row.id} name={row.displayName} />
              <TruncatedText text={row.displayName} />
            </>
          ) : (
            column.cell(row)
          )}
        </div>
      ))}
    </div>
  );
});
