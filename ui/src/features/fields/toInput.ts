import type { FieldValue } from '../../ipc';
import { type FieldContext, typedMoment, typedNumber } from './format';

/** A value as somebody would have typed it: what editing begins with. Nothing for no value. */
export function toInput(
  value: FieldValue | undefined,
  { region, timezone }: Pick<FieldContext, 'region' | 'timezone'>,
): string[] {
  if (value === undefined) return [];
  switch (value.kind) {
    case 'number':
      return value.value === null ? [] : [typedNumber(value.value, region)];
    case 'datetime':
      return [typedMoment(value.value, timezone)];
    case 'boolean':
      return [value.value ? 'yes' : 'no'];
    case 'phone':
      return [value.value.number];
    case 'options':
      return value.value;
    default:
      return [value.value];
  }
}

/** What was typed without what nobody means to type; blank is nothing. */
export function tidyInput(values: string[]): string[] {
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

export const isSameInput = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, at) => value === b[at]);
