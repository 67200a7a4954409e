import { SegmentedControl } from '@mantine/core';
import type { DateOrder, FieldInfo, ImportDraft, Mapping, TagsMode } from '../../../../ipc';
import { columnsWithOpenDates, columnsWithOpenDecimals, readingsOf } from './ambiguity';
import classes from './Columns.module.css';

interface AmbiguitiesProps {
  draft: ImportDraft;
  mapping: Mapping;
  fields: readonly FieldInfo[];
  onChange: (mapping: Mapping) => void;
}

/** What the values alone cannot tell: asked only where it matters for these columns. */
export function Ambiguities({ draft, mapping, fields, onChange }: AmbiguitiesProps) {
  const dates = columnsWithOpenDates(draft, mapping, fields);
  const decimals = columnsWithOpenDecimals(draft, mapping, fields);
  const tags = Object.values(mapping.columns ?? {}).includes('tags');
  const samples = dates.flatMap((column) => column.samples).filter((sample) => sample !== '');
  // A date whose two readings differ asks the question by itself.
  const dateSample = samples.find((sample) => readingsOf(sample) !== null) ?? samples[0];
  const readings = dateSample === undefined ? null : readingsOf(dateSample);
  const decimalSample = decimals[0]?.samples.find((sample) => sample !== '');
  if (dates.length === 0 && decimals.length === 0 && !tags) return null;

  return (
    <div className={classes.questions}>
      {dates.length > 0 && (
        <Question label={`What does ${dateSample ?? 'a date'} mean?`} hint={names(dates)}>
          <SegmentedControl
            size="xs"
            aria-label="Order of dates"
            data={[
              { value: 'dmy', label: readings?.dmy ?? 'Day first' },
              { value: 'mdy', label: readings?.mdy ?? 'Month first' },
            ]}
            value={mapping.date_order ?? ''}
            onChange={(value) => onChange({ ...mapping, date_order: value as DateOrder })}
          />
        </Question>
      )}
      {decimals.length > 0 && (
        <Question label={`How is ${decimalSample ?? 'a number'} read?`} hint={names(decimals)}>
          <SegmentedControl
            size="xs"
            aria-label="Decimal mark"
            data={[
              { value: '.', label: 'Decimal point' },
              { value: ',', label: 'Decimal comma' },
            ]}
            value={mapping.decimal ?? ''}
            onChange={(value) => onChange({ ...mapping, decimal: value })}
          />
        </Question>
      )}
      {tags && (
        <Question label="What becomes of the tags that a contact has?" hint="For contacts that exist already">
          <SegmentedControl
            size="xs"
            aria-label="Tags"
            data={[
              { value: 'add', label: 'They stay' },
              { value: 'replace', label: 'Replaced' },
            ]}
            value={mapping.tags}
            onChange={(value) => onChange({ ...mapping, tags: value as TagsMode })}
          />
        </Question>
      )}
    </div>
  );
}

function Question({ label, hint, children }: { label: string; hint: string; children: React.ReactNode }) {
  return (
    <div className={classes.ask}>
      <div>
        <div className={classes.askLabel}>{label}</div>
        <div className={classes.askHint}>{hint}</div>
      </div>
      {children}
    </div>
  );
}

function names(columns: ImportDraft['columns']): string {
  return columns.map((column) => column.label).join(', ');
}
