import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowLeft,
  IconArrowRight,
  IconArrowUp,
  IconChevronDown,
  IconEyeOff,
  IconFilter,
} from '@tabler/icons-react';
import { TruncatedText } from '../../components/TruncatedText';
import { filterTool } from '../filters/tool';
import { type ColumnLayout, widthOf, withHidden, withStepped } from './columnLayout';
import { type Column, type Columns, MAX_WIDTH, MIN_WIDTH, type Order, type SortKey, sortWordsOf } from './columns';
import classes from './HeaderCell.module.css';
import tableClasses from './ListTable.module.css';
import { isSameSort } from './search';
import { useDrag } from './useDrag';

interface HeaderCellProps<Row, Field extends SortKey> {
  column: Column<Row, Field>;
  columns: Columns<Row, Field>;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
  sort: Order<Field>;
  onSort: (sort: Order<Field>) => void;
  isDropTarget: boolean;
  onResize: (width: number) => void;
  onDrag: (x: number) => void;
  onDrop: (x: number) => void;
}

const STEP = 16;

/** A column's head: a click sorts, a drag moves it, its edge resizes it, its menu does all that by name. */
export function HeaderCell<Row, Field extends SortKey>(props: HeaderCellProps<Row, Field>) {
  const { column, columns, layout, onLayout, sort, onSort, isDropTarget, onResize, onDrag, onDrop } = props;
  const isName = column.key === 'name';
  const width = widthOf(layout, column);
  const sorted = column.sort !== null && isSameSort(column.sort, sort.field);
  const [ascendingWords, descendingWords] = sortWordsOf(column);
  const SortIcon = sort.descending ? IconArrowDown : IconArrowUp;

  const move = useDrag({
    enabled: !isName,
    onMove: (event) => onDrag(event.clientX),
    onEnd: (event) => onDrop(event.clientX),
  });
  const resize = useDrag({
    enabled: true,
    onMove: (event, start) => onResize(start.width + event.clientX - start.x),
    start: () => width,
  });

  const sortBy = (descending: boolean) => column.sort && onSort({ field: column.sort, descending });

  return (
    <div
      role="columnheader"
      aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
      className={`${tableClasses.cell} ${isName ? tableClasses.name : ''} ${classes.head}`}
      data-column={column.key}
      data-align={column.align}
      data-drop={isDropTarget || undefined}
      data-moving={move.dragging || undefined}
    >
      <button
        type="button"
        // A column that cannot be sorted can only be dragged, and the Columns menu is the keyboard's way to that.
        tabIndex={column.sort === null ? -1 : 0}
        className={classes.label}
        data-sorted={sorted || undefined}
        onPointerDown={move.onPointerDown}
        onClick={() => {
          if (move.wasDrag()) return;
          sortBy(sorted ? !sort.descending : (column.descendingFirst ?? false));
        }}
      >
        <TruncatedText text={column.label} />
        {sorted && <SortIcon size={13} stroke={2} aria-hidden />}
      </button>
      <Menu position="bottom-start" width={200} withinPortal>
        <Menu.Target>
          <button type="button" tabIndex={-1} className={classes.more} aria-label={`Column ${column.label}`}>
            <IconChevronDown size={13} stroke={2} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {column.sort && (
            <>
              <Menu.Item leftSection={<IconArrowUp size={15} />} onClick={() => sortBy(false)}>
                {ascendingWords}
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowDown size={15} />} onClick={() => sortBy(true)}>
                {descendingWords}
              </Menu.Item>
            </>
          )}
          {column.filter !== null && (
            <Menu.Item
              leftSection={<IconFilter size={15} />}
              onClick={() => column.filter !== null && filterTool.set({ kind: 'field', field: column.filter })}
            >
              Filter by this
            </Menu.Item>
          )}
          {!isName && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconArrowLeft size={15} />}
                onClick={() => onLayout(withStepped(layout, columns, column.key, -1))}
              >
                Move left
              </Menu.Item>
              <Menu.Item
                leftSection={<IconArrowRight size={15} />}
                onClick={() => onLayout(withStepped(layout, columns, column.key, 1))}
              >
                Move right
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconEyeOff size={15} />}
                onClick={() => onLayout(withHidden(layout, column.key, true))}
              >
                Hide column
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={`Width of ${column.label}`}
        aria-valuenow={width}
        aria-valuemin={MIN_WIDTH}
        aria-valuemax={MAX_WIDTH}
        className={classes.edge}
        data-active={resize.dragging || undefined}
        onPointerDown={resize.onPointerDown}
        onDoubleClick={() => onResize(column.width)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') onResize(width - STEP);
          if (event.key === 'ArrowRight') onResize(width + STEP);
        }}
      />
    </div>
  );
}
