import type { FilterField, FilterOpInfo, FilterValue, Related } from '../../../ipc';

export interface ValueProps {
  field: FilterField;
  /** The related thing that has the field. */
  scope: Related | null;
  op: FilterOpInfo;
  value: FilterValue | undefined;
  onChange: (value: FilterValue | undefined) => void;
}

/** What an editor is called to those who cannot see where it stands. */
export const labelOf = ({ field, op }: ValueProps, end = '') => `${field.label} ${op.words}${end}`;

/** The texts of a value that is one or several of them. */
export function textsOf(value: FilterValue | undefined): string[] {
  const all = Array.isArray(value) ? value : value == null ? [] : [value];
  return all.flatMap((each) => (typeof each === 'string' || typeof each === 'number' ? [String(each)] : []));
}

/** One of the two ends of a value. */
export function endOf(value: FilterValue | undefined, at: 0 | 1): FilterValue | undefined {
  return Array.isArray(value) ? (value[at] ?? undefined) : undefined;
}

export function withEnd(value: FilterValue | undefined, at: 0 | 1, end: FilterValue | undefined): FilterValue {
  const ends = [endOf(value, 0) ?? null, endOf(value, 1) ?? null];
  ends[at] = end ?? null;
  return ends;
}
