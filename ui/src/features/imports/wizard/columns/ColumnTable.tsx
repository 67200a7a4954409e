import { Tooltip } from '@mantine/core';
import { IconArrowRight, IconQuestionMark, IconSparkles } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { TruncatedText } from '../../../../components/TruncatedText';
import type { DraftColumn, FieldList, ImportKind, Mapping, MappingReason } from '../../../../ipc';
import { formatCount } from '../../../../lib/format';
import classes from './Columns.module.css';
import { TargetPicker } from './TargetPicker';
import { reasonWords, type TargetGroup, targetGroups, targetLabel } from './targets';

const ROW_HEIGHT = 56;
/** Above this many columns the table scrolls on its own and draws only what is seen. */
const VIRTUAL_FROM = 40;

interface ColumnTableProps {
  columns: DraftColumn[];
  kind: ImportKind;
  mapping: Mapping;
  rows: number;
  fields: FieldList;
  onChange: (header: string, target: string) => void;
  /** Makes a field of a column; absent where whoever acts may not. */
  onMakeField: ((column: DraftColumn) => void) | undefined;
}

/** Each source column with real values of it, and where it goes. */
export function ColumnTable(props: ColumnTableProps) {
  const { columns, kind, mapping, rows, fields, onChange, onMakeField } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = columns.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    enabled: virtual,
  });
  const groups = useMemo(() => targetGroups(kind, fields), [kind, fields]);
  const row = (column: DraftColumn) => (
    <ColumnRow
      column={column}
      rows={rows}
      groups={groups}
      fields={fields}
      target={mapping.columns?.[column.header] ?? column.target}
      onChange={(target) => onChange(column.header, target)}
      onMakeField={onMakeField && (() => onMakeField(column))}
    />
  );

  return (
    <section aria-label="Columns">
      <div className={classes.tableHead} aria-hidden>
        <span>Column</span>
        <span>Values</span>
        <span />
        <span>Goes to</span>
      </div>
      {virtual ? (
        <div ref={scroller} className={classes.tableScroller}>
          <ul className={classes.table} style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
            {virtualizer.getVirtualItems().map((item) => {
              const column = columns[item.index];
              return (
                column && (
                  <li
                    key={column.header}
                    className={classes.placed}
                    style={{ transform: `translateY(${item.start}px)` }}
                  >
                    {row(column)}
                  </li>
                )
              );
            })}
          </ul>
        </div>
      ) : (
        <ul className={classes.table}>
          {columns.map((column) => (
            <li key={column.header}>{row(column)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface ColumnRowProps {
  column: DraftColumn;
  rows: number;
  groups: TargetGroup[];
  fields: FieldList;
  target: string;
  onChange: (target: string) => void;
  onMakeField: (() => void) | undefined;
}

function ColumnRow({ column, rows, groups, fields, target, onChange, onMakeField }: ColumnRowProps) {
  const reason: MappingReason = target === column.target ? column.reason : 'chosen';
  const samples = column.samples.filter((sample) => sample.trim() !== '');
  const known = groups.some((group) => group.items.some((item) => item.value === target));
  const data = known
    ? groups
    : [...groups, { group: 'Not in use', items: [{ value: target, label: targetLabel(target, fields.fields) }] }];
  return (
    <div className={classes.row} data-ignored={target === 'ignore' || undefined}>
      <div className={classes.source}>
        <TruncatedText text={column.label} className={classes.sourceName} />
        <span className={`${classes.sourceHint} numeric`}>
          {column.label !== column.header && <span className={classes.header}>{column.header} · </span>}
          {column.filled === rows ? 'in every row' : `in ${formatCount(column.filled)} of ${formatCount(rows)} rows`}
        </span>
      </div>
      <ul className={classes.samples} aria-label={`Values of ${column.label}`}>
        {samples.map((sample, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples may repeat and never move.
          <li key={index}>
            <TruncatedText text={sample} />
          </li>
        ))}
        {samples.length === 0 && <li className={classes.noSample}>no values</li>}
      </ul>
      <IconArrowRight size={14} className={classes.arrow} aria-hidden />
      <div className={classes.target}>
        <TargetPicker
          label={`${column.label} goes to`}
          groups={data}
          value={target}
          onChange={onChange}
          onMakeField={onMakeField}
        />
        <Reason reason={reason} />
      </div>
    </div>
  );
}

/** The mark of a guess; what a person chose carries none. */
function Reason({ reason }: { reason: MappingReason }) {
  if (reason === 'chosen') return <span className={classes.reason} />;
  const Icon = reason === 'unknown' ? IconQuestionMark : IconSparkles;
  return (
    <Tooltip label={reasonWords[reason]}>
      <span className={classes.reason} data-unsure={reason === 'unknown' || undefined}>
        <Icon size={14} stroke={1.75} role="img" aria-label={reasonWords[reason]} />
      </span>
    </Tooltip>
  );
}
