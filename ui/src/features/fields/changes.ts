// Changes of the timeline, told with the labels and in the form of the fields that they are about.

import { useMemo } from 'react';
import type { FieldChange, FieldInfo, FieldValue } from '../../ipc';
import { fieldLabel } from '../../lib/fieldLabel';
import { useFieldContext, useFieldList } from './api';
import { isNumeric } from './fieldTypes';
import { type FieldContext, formatFieldValue } from './format';

export interface ChangeWords {
  label: string;
  old: string;
  new: string;
}

/** A value as history writes it, where the field still is of a type that it fits; otherwise the text itself. */
function writtenValue(text: string, type: FieldInfo['type']): FieldValue | null {
  if (isNumeric(type) || type === 'rating') {
    return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? { kind: 'number', value: Number(text) } : null;
  }
  if (type === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'date', value: text };
  if (type === 'datetime' && /^\d{4}-\d{2}-\d{2}T\S+(Z|[+-]\d{2}:\d{2})$/.test(text))
    return { kind: 'datetime', value: text };
  if (type === 'boolean' && /^(true|false|yes|no)$/i.test(text))
    return { kind: 'boolean', value: /^(true|yes)$/i.test(text) };
  return null;
}

/** A change in words. A field that is not there any more is called by its key. */
export function changeWords(
  change: FieldChange,
  fields: ReadonlyMap<string, FieldInfo>,
  context: FieldContext,
): ChangeWords {
  const field = fields.get(change.field);
  if (!field) return { label: fieldLabel(change.field), old: change.old, new: change.new };
  const shown = (text: string) => {
    const value = writtenValue(text, field.type);
    return value === null ? text : formatFieldValue(value, field, context);
  };
  return { label: field.label, old: shown(change.old), new: shown(change.new) };
}

/** How changes are told in this workspace. */
export function useChangeWords(): (change: FieldChange) => ChangeWords {
  const { fields } = useFieldList();
  const context = useFieldContext();
  return useMemo(() => {
    const byKey = new Map(fields.map((field) => [field.key, field]));
    return (change) => changeWords(change, byKey, context);
  }, [fields, context]);
}
