// A field while it is being made or changed. Pure.

import type {
  FieldConfig,
  FieldDefinition,
  FieldGroupId,
  FieldInfo,
  FieldOption,
  FieldType,
  OptionId,
  TagColor,
} from '../../../ipc';
import type { EditedField } from '../FieldEditor';
import { hasOptions, isNumeric, USUAL_STARS } from '../fieldTypes';

export interface OptionDraft {
  /** Its name while the dialog is open; never sent. */
  ref: string;
  /** Absent for one that is not saved yet. */
  id: OptionId | null;
  label: string;
  color: TagColor;
}

export interface FieldDraft {
  label: string;
  /** Absent while it follows the label. */
  key: string | null;
  group: FieldGroupId | null;
  help: string;
  type: FieldType;
  config: FieldConfig;
  options: OptionDraft[];
  required: boolean;
  unique: boolean;
  /** As typed; options by label. */
  default: string[];
}

export const PALETTE: TagColor[] = [
  'blue',
  'green',
  'violet',
  'orange',
  'sky',
  'pink',
  'teal',
  'yellow',
  'red',
  'lime',
  'gray',
];

export function blankDraft(group: FieldGroupId | null, currency: string | null = null): FieldDraft {
  return {
    label: '',
    key: null,
    group,
    help: '',
    type: 'text',
    config: { currency },
    options: [],
    required: false,
    unique: false,
    default: [],
  };
}

export function draftOf(field: FieldInfo): FieldDraft {
  const { label, key, group, help, type, config, required, unique } = field;
  const options = field.options.map((option) => ({ ...option, ref: option.id }));
  return { label, key, group, help, type, config, options, required, unique, default: field.default };
}

export function newOption(options: OptionDraft[]): OptionDraft {
  return { ref: crypto.randomUUID(), id: null, label: '', color: PALETTE[options.length % PALETTE.length] ?? 'gray' };
}

const CAN_BE_UNIQUE: FieldType[] = ['text', 'number', 'date', 'datetime', 'email', 'phone', 'url'];

export const canBeUnique = (type: FieldType): boolean => CAN_BE_UNIQUE.includes(type);
export const hasPattern = (type: FieldType): boolean => type === 'text';

/** What of the settings the type reads; the others were left by a type that was tried before. */
function configOf({ type, config }: FieldDraft): FieldConfig {
  if (isNumeric(type)) {
    const { decimals = null, min = null, max = null } = config;
    return { decimals, min, max, ...(type === 'currency' ? { currency: config.currency ?? null } : {}) };
  }
  if (type === 'rating') return { stars: config.stars ?? USUAL_STARS };
  if (hasPattern(type)) return { pattern: config.pattern || null };
  return {};
}

const filled = (options: OptionDraft[]) => options.filter(({ label }) => label.trim() !== '');

export function definitionOf(draft: FieldDraft): FieldDefinition {
  return {
    label: draft.label.trim(),
    help: draft.help.trim(),
    type: draft.type,
    config: configOf(draft),
    options: hasOptions(draft.type)
      ? filled(draft.options).map(({ id, label, color }) => ({ id, label: label.trim(), color }))
      : [],
    required: draft.required,
    unique: draft.unique && canBeUnique(draft.type),
    default: draft.default,
  };
}

/** The field as its editor sees it, with options named by their labels, since new ones have no ids yet. */
export function editedField(draft: FieldDraft): EditedField {
  const { label, type, config, options = [] } = definitionOf(draft);
  const named: FieldOption[] = options.map((option) => ({
    id: option.label,
    label: option.label,
    color: option.color ?? 'gray',
  }));
  return { label: label || 'New field', type, config: config ?? {}, options: named };
}

/** Whether a change may say something about values that are there: then the core is asked first. */
export function touchesValues(was: FieldInfo, next: FieldDefinition): boolean {
  const kept = new Set(next.options?.map(({ id }) => id));
  const settings = (config: FieldConfig = {}) =>
    JSON.stringify([
      config.decimals ?? null,
      config.min ?? null,
      config.max ?? null,
      config.currency ?? null,
      config.pattern ?? null,
      config.stars ?? null,
    ]);
  return (
    was.type !== next.type ||
    was.options.some(({ id }) => !kept.has(id)) ||
    settings(was.config) !== settings(next.config) ||
    (!was.required && next.required === true) ||
    (!was.unique && next.unique === true)
  );
}
