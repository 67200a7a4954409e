// What a column would be as a field of the team's own.

import type {
  CreateField,
  DraftColumn,
  FieldConfig,
  FieldDefinition,
  FieldGroupId,
  FieldType,
  Mapping,
} from '../../../../ipc';

/** What the values of a column look like. */
export interface FieldGuess {
  type: FieldType;
  config: FieldConfig;
  /** Labels of a select's options. */
  options: string[];
}

/** A column with what its values look like, where the draft tells. */
export type GuessedColumn = DraftColumn & { fieldGuess?: FieldGuess | null };

/** The definition that the field of a column begins with; text where nothing is guessed. */
export function definitionOf({ label, fieldGuess }: GuessedColumn): FieldDefinition {
  const { type = 'text', config = {}, options = [] } = fieldGuess ?? {};
  return {
    label: label.trim().replace(/\s+/gu, ' '),
    type,
    config,
    options: options.map((option) => ({ id: null, label: option, color: null })),
  };
}

export function fieldOf(column: GuessedColumn, group: FieldGroupId | null): CreateField {
  return { key: null, group, definition: definitionOf(column) };
}

/** The columns that have values and no place of their own: kept as answers, or left out because nothing is known of them. */
export function columnsWithoutPlace<C extends DraftColumn>(columns: readonly C[], mapping: Mapping): C[] {
  return columns.filter((column) => {
    const target = mapping.columns?.[column.header] ?? column.target;
    const isLeftOut = target === 'ignore' && column.target === 'ignore' && column.reason === 'unknown';
    return column.filled > 0 && (target === 'answer' || isLeftOut);
  });
}
