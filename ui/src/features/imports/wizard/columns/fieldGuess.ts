// What a column would be as a field of the team's own.

import type { CreateField, DraftColumn, FieldGroupId, FieldType, Mapping } from '../../../../ipc';
import { FIELD_TYPES } from '../../../fields/fieldTypes';

const FIELD_TYPE_ORDER = Object.keys(FIELD_TYPES) as FieldType[];

/** What a person may say of the field of a column before it is made. */
export interface FieldEdit {
  label: string;
  type: FieldType;
}

/** What the field of a column begins with; text where nothing is guessed. */
export function editOf({ label, fieldGuess }: DraftColumn): FieldEdit {
  return { label: label.trim().replace(/\s+/gu, ' '), type: fieldGuess?.type ?? 'text' };
}

/** Types that are nothing without options or a currency. */
const NEEDS_MORE: ReadonlySet<FieldType> = new Set(['select', 'multi_select', 'currency']);

/** The types that the field of a column can have at once: what needs more than a name is offered only where that is guessed. */
export function typesFor({ fieldGuess }: DraftColumn): FieldType[] {
  return FIELD_TYPE_ORDER.filter((type) => type === fieldGuess?.type || !NEEDS_MORE.has(type));
}

/** The field that a column becomes. What was guessed of its values holds only for the type that was guessed. */
export function fieldOf({ fieldGuess }: DraftColumn, edit: FieldEdit, group: FieldGroupId | null): CreateField {
  const guess = fieldGuess?.type === edit.type ? fieldGuess : null;
  return {
    key: null,
    group,
    definition: {
      label: edit.label.trim(),
      type: edit.type,
      config: guess?.config ?? {},
      options: (guess?.options ?? []).map((option) => ({ id: null, label: option, color: null })),
    },
  };
}

/** The columns that have values and no place of their own: kept as answers, or left out because nothing is known of them. */
export function columnsWithoutPlace<C extends DraftColumn>(columns: readonly C[], mapping: Mapping): C[] {
  return columns.filter((column) => {
    const target = mapping.columns?.[column.header] ?? column.target;
    const isLeftOut = target === 'ignore' && column.target === 'ignore' && column.reason === 'unknown';
    return column.filled > 0 && (target === 'answer' || isLeftOut);
  });
}
