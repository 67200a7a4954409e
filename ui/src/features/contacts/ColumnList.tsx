import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { ColumnChoice } from './ColumnChoice';
import classes from './ColumnsMenu.module.css';
import type { ColumnLayout } from './columnLayout';
import type { NamedColumn } from './columns';

const ROW_HEIGHT = 32;

interface ColumnListProps {
  found: NamedColumn[];
  columns: ReadonlyMap<string, NamedColumn>;
  layout: ColumnLayout;
  onLayout: (layout: ColumnLayout) => void;
}

type Line = { heading: string } | { column: NamedColumn };

/** Columns under the headings of their groups. A workspace may have hundreds of fields: only those in sight are drawn. */
export function ColumnList({ found, columns, layout, onLayout }: ColumnListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => linesOf(found), [found]);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => keyOf(lines[index]) ?? index,
    overscan: 6,
  });
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index];
          return (
            line && (
              <li key={key} className={classes.row} style={{ transform: `translateY(${start}px)` }}>
                {'heading' in line ? (
                  <h3 className={classes.group}>{line.heading}</h3>
                ) : (
                  <ColumnChoice column={line.column} columns={columns} layout={layout} onLayout={onLayout} />
                )}
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

const keyOf = (line: Line | undefined) => line && ('heading' in line ? `heading:${line.heading}` : line.column.key);

function linesOf(columns: NamedColumn[]): Line[] {
  const groups = new Map<string, NamedColumn[]>();
  for (const column of columns) {
    const members = groups.get(column.group);
    if (members) members.push(column);
    else groups.set(column.group, [column]);
  }
  return [...groups].flatMap(([heading, members]) => [{ heading }, ...members.map((column) => ({ column }))]);
}
