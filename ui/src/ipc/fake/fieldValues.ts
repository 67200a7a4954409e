import type { FieldCell, FieldConfig, FieldDefinition, FieldInfo, FieldOption, FieldValue, Member } from '../bindings';
import { IpcError } from '../error';
import { noise } from './people';

/** Reads values in the way of the core, as far as screens can tell. Numbers are Spanish ones, as the fake's workspace is. */
export function readValue(field: FieldInfo, values: string[], members: Member[]): FieldValue | null {
  const [text = ''] = values.map((value) => value.trim()).filter(Boolean);
  if (text === '') {
    if (field.required) throw refusal(field, 'a value is needed');
    return null;
  }
  switch (field.type) {
    case 'number':
    case 'currency':
    case 'percent':
      return { kind: 'number', value: readNumber(field, text) };
    case 'rating':
      return {
        kind: 'number',
        value: readNumber({ ...field, config: { min: 1, max: field.config.stars ?? 5 } }, text),
      };
    case 'date':
      return { kind: 'date', value: readDay(field, text) };
    case 'datetime': {
      const time = Date.parse(text.replace(' ', 'T'));
      if (Number.isNaN(time)) throw refusal(field, `“${text}” is no date and time`);
      return { kind: 'datetime', value: new Date(time).toISOString() };
    }
    case 'boolean':
      if (!/^(yes|no|true|false|1|0)$/i.test(text)) throw refusal(field, `“${text}” is neither yes nor no`);
      return { kind: 'boolean', value: /^(yes|true|1)$/i.test(text) };
    case 'select':
      return { kind: 'option', value: readOption(field, text) };
    case 'multi_select':
      return { kind: 'options', value: values.map((value) => readOption(field, value)) };
    case 'phone':
      if (!/^\+?[\d ()-]{5,}$/.test(text)) throw refusal(field, `“${text}” is no phone number`);
      return { kind: 'phone', value: { number: text.replace(/[ ()-]/g, ''), display: text } };
    case 'member': {
      const member = members.find(({ id, name }) => id === text || name === text);
      if (!member) throw refusal(field, `“${text}” is nobody on the team`);
      return { kind: 'member', value: member.id };
    }
    case 'email':
      if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) throw refusal(field, `“${text}” is no e-mail address`);
      return { kind: 'text', value: text };
    case 'url':
      if (!/^https?:\/\/\S+$/.test(text))
        throw refusal(field, `“${text}” is no web address; it begins with https:// or http://`);
      return { kind: 'text', value: text };
    default:
      if (field.config.pattern && !new RegExp(`^(?:${field.config.pattern})$`).test(text)) {
        throw refusal(field, `“${text}” does not have the form that is asked for`);
      }
      return { kind: 'text', value: text };
  }
}

function refusal(field: Pick<FieldInfo, 'key' | 'label'>, reason: string): IpcError {
  return new IpcError({
    code: 'invalid',
    message: `${field.label || 'This field'}: ${reason}.`,
    details: { field: field.key, existing: null, path: null },
  });
}

function readNumber(field: Pick<FieldInfo, 'key' | 'label' | 'config'>, text: string): number {
  const value = Number(text.replace(/[. ]/g, '').replace(',', '.'));
  const { min, max } = field.config;
  if (Number.isNaN(value)) throw refusal(field, `“${text}” is no number`);
  if (min !== null && min !== undefined && value < min) throw refusal(field, `${text} is less than ${min}`);
  if (max !== null && max !== undefined && value > max) throw refusal(field, `${text} is more than ${max}`);
  return value;
}

function readDay(field: FieldInfo, text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) throw refusal(field, `“${text}” is no date`);
  return text;
}

function readOption(field: FieldInfo, text: string): string {
  const option = field.options.find(({ id, label }) => id === text || label.toLowerCase() === text.toLowerCase());
  if (!option) throw refusal(field, `“${text}” is not among the options`);
  return option.id;
}

const PALETTE: FieldOption['color'][] = [
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
];

/** A field as its definition makes it. */
export function fieldFrom(
  definition: FieldDefinition,
  was: Pick<FieldInfo, 'id' | 'key' | 'group' | 'archived'>,
): FieldInfo {
  return {
    ...was,
    label: definition.label,
    help: definition.help ?? '',
    type: definition.type,
    config: definition.config ?? {},
    options: (definition.options ?? []).map(({ id, label, color }, index) => ({
      id: id ?? crypto.randomUUID(),
      label,
      color: color ?? PALETTE[index % PALETTE.length] ?? 'gray',
    })),
    required: definition.required ?? false,
    unique: definition.unique ?? false,
    default: definition.default ?? [],
  };
}

const GROUPS = ['company', 'preferences', 'internal'] as const;
export const DEFAULT_GROUPS = [
  { id: GROUPS[0], name: 'Company Info' },
  { id: GROUPS[1], name: 'Preferences' },
  { id: GROUPS[2], name: 'Internal' },
];

type Sketch = [
  group: string | null,
  key: string,
  label: string,
  type: FieldInfo['type'],
  config?: FieldConfig,
  options?: string[],
];

const SKETCHES: Sketch[] = [
  [GROUPS[0], 'company', 'Company', 'text'],
  [GROUPS[0], 'budget', 'Budget', 'currency', { currency: 'EUR', min: 0 }],
  [GROUPS[0], 'website', 'Website', 'url'],
  [
    GROUPS[0],
    'industry',
    'Industry',
    'select',
    {},
    ['Retail', 'Manufacturing', 'Health care', 'Education', 'Software'],
  ],
  [GROUPS[1], 'topics', 'Topics', 'multi_select', {}, ['Design', 'Consulting', 'Hosting', 'Search', 'Training']],
  [GROUPS[1], 'newsletter', 'Newsletter', 'boolean'],
  [GROUPS[1], 'birthday', 'Birthday', 'date'],
  [GROUPS[2], 'lead_score', 'Lead score', 'rating', { stars: 5 }],
  [GROUPS[2], 'account_owner', 'Account owner', 'member'],
  [GROUPS[2], 'next_call', 'Next call', 'datetime'],
  [GROUPS[2], 'discount', 'Discount', 'percent', { decimals: 1, min: 0, max: 100 }],
  [null, 'remarks', 'Remarks', 'long_text'],
];

export const DEFAULT_FIELDS: FieldInfo[] = SKETCHES.map(([group, key, label, type, config = {}, options = []]) => ({
  ...fieldFrom(
    { label, type, config, options: options.map((option) => ({ id: `${key}-${option}`, label: option, color: null })) },
    { id: `field-${key}`, key, group, archived: false },
  ),
}));

const COMPANIES = [
  'Acme Corp',
  'Ferretería López e Hijos',
  'Nordwind Logistik GmbH',
  'Studio Bianchi',
  'Kowalski & Sons',
];

function at<T>(from: readonly T[], index: number): T {
  return from[index % from.length] as T;
}

/** What the person at a position has in the fields that are there from the start. */
export function valueAt(field: FieldInfo, position: number, now: number, members: Member[]): FieldValue | null {
  const roll = noise(position, field.key.length * 7 + field.key.charCodeAt(0));
  if (!field.id.startsWith('field-') || roll % 10 < 3) return null;
  const option = (step: number) => at(field.options, roll + step)?.id;
  switch (field.type) {
    case 'text':
      return { kind: 'text', value: at(COMPANIES, roll) };
    case 'long_text':
      return {
        kind: 'text',
        value:
          'Prefers to be called in the morning.\nMet at the fair in March; has asked twice about hosting and knows our work from a neighbour.',
      };
    case 'url':
      return { kind: 'text', value: `https://www.example.org/customers/${position}` };
    case 'currency':
      return { kind: 'number', value: (roll % 400) * 250 };
    case 'percent':
    case 'number':
      return { kind: 'number', value: (roll % 300) / 10 };
    case 'rating':
      return { kind: 'number', value: 1 + (roll % 5) };
    case 'date':
      return { kind: 'date', value: new Date((roll % 18_000) * 86_400_000).toISOString().slice(0, 10) };
    case 'datetime':
      return { kind: 'datetime', value: new Date(now + (roll % 60) * 43_200_000).toISOString() };
    case 'boolean':
      return { kind: 'boolean', value: roll % 2 === 0 };
    case 'select': {
      const id = option(0);
      return id === undefined ? null : { kind: 'option', value: id };
    }
    case 'multi_select':
      return { kind: 'options', value: [option(0), option(2)].filter((id) => id !== undefined) };
    case 'member':
      return { kind: 'member', value: at(members, roll).id };
    default:
      return null;
  }
}

export function cell(field: FieldInfo, value: FieldValue | null): FieldCell[] {
  return value === null ? [] : [{ field: field.id, value }];
}
