// What the values of a column leave open. It is asked only where the answer matters: an answer is kept as it was
// written, so its dates and numbers are nobody's question.

import type { DraftColumn, FieldInfo, FieldType, ImportDraft, Mapping } from '../../../../ipc';

const DATE_TARGETS = new Set(['started_at', 'completed_at', 'updated_at']);

const DATE_TYPES: readonly FieldType[] = ['date', 'datetime'];
const NUMBER_TYPES: readonly FieldType[] = ['number', 'currency', 'percent'];

/** The columns whose dates can be read as day-month and as month-day, and are read. Without the fields, any may be a date. */
export function columnsWithOpenDates(
  draft: ImportDraft,
  mapping: Mapping,
  fields?: readonly FieldInfo[],
): DraftColumn[] {
  return draft.columns.filter((column) => {
    const target = targetOf(column, mapping);
    return column.ambiguousDates && (DATE_TARGETS.has(target) || fillsField(target, DATE_TYPES, fields));
  });
}

/** The columns whose numbers can be read with a decimal point and with a decimal comma, and are read. */
export function columnsWithOpenDecimals(
  draft: ImportDraft,
  mapping: Mapping,
  fields?: readonly FieldInfo[],
): DraftColumn[] {
  return draft.columns.filter(
    (column) => column.ambiguousNumbers && fillsField(targetOf(column, mapping), NUMBER_TYPES, fields),
  );
}

/** Whether a target is a field of one of these types; one that is not known may be. */
function fillsField(target: string, types: readonly FieldType[], fields: readonly FieldInfo[] | undefined): boolean {
  if (!target.startsWith('field:')) return false;
  const field = fields?.find(({ key }) => target === `field:${key}`);
  return field === undefined || types.includes(field.type);
}

const NUMERIC_DATE = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b/;

/** Both readings of a numeric date, such as `3 April 2026` and `4 March 2026`; nothing where it has but one. */
export function readingsOf(sample: string): { dmy: string; mdy: string } | null {
  const [, first, second, year] = NUMERIC_DATE.exec(sample.trim()) ?? [];
  if (first === undefined || second === undefined || year === undefined) return null;
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const dmy = dateWords(fullYear, Number(second), Number(first));
  const mdy = dateWords(fullYear, Number(first), Number(second));
  return dmy === null || mdy === null || dmy === mdy ? null : { dmy, mdy };
}

function dateWords(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, month - 1, day),
  );
}

function targetOf(column: DraftColumn, mapping: Mapping): string {
  return mapping.columns?.[column.header] ?? column.target;
}
