import type {
  FieldInfo,
  FieldType,
  FieldValue,
  FilterChoice,
  FilterField,
  FilterKind,
  FilterScope,
  Member,
  Related,
} from '../bindings';
import type { Have } from './filterOps';
import { submissionCountAt, submissionTotalAt, tagsAt, timesAt } from './people';
import type { FakeTag } from './tags';

/** What the filters of the fake ask of its world. */
export interface FilterWorld {
  now: number;
  fields(): FieldInfo[];
  members(): Member[];
  tags(): FakeTag[];
  /** What somebody has in a custom field. */
  valueOf(position: number, field: string): FieldValue | undefined;
  /** What of somebody was changed by hand, or is dear to make: names, addresses. */
  profileOf(position: number): { firstName: string; lastName: string; displayName: string; source: string } & {
    emails: { address: string }[];
    phones: { number: string }[];
    tags: string[];
  };
  isEdited(position: number): boolean;
}

export interface FakeField extends FilterField {
  /** What a person has of it, or of a person's related thing with this number. */
  have(position: number, index: number): Have;
}

const blank = { type: null, custom: null, group: null, currency: null, choices: [] as FilterChoice[] };
const texts = (...values: string[]): Have => values.filter(Boolean);
const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

export function contactFields(world: FilterWorld): FakeField[] {
  const { now, profileOf } = world;
  const text = (field: string, label: string, have: FakeField['have'], kind: FilterKind = 'text'): FakeField => ({
    ...blank,
    field,
    label,
    kind,
    have,
  });
  const tagChoices = world.tags().map(({ id, name, color }) => ({
    value: id,
    label: name,
    option: { id, label: name, color },
  }));
  const idOf = new Map(world.tags().map(({ id, name }) => [name, id]));
  const tagsOf = (position: number) => (world.isEdited(position) ? profileOf(position).tags : tagsAt(position));
  return [
    text('name', 'Name', (at) => texts(profileOf(at).displayName)),
    text('first_name', 'First name', (at) => texts(profileOf(at).firstName)),
    text('last_name', 'Last name', (at) => texts(profileOf(at).lastName)),
    text('email', 'E-mail', (at) => profileOf(at).emails.map(({ address }) => address)),
    text('phone', 'Phone', (at) => profileOf(at).phones.map(({ number }) => number), 'phone'),
    {
      ...text('tags', 'Tags', (at) => tagsOf(at).flatMap((name) => idOf.get(name) ?? []), 'choices'),
      choices: tagChoices,
    },
    text('source', 'Source', (at) => texts(profileOf(at).source)),
    text('created_at', 'Created', (at) => [day(timesAt(at, now).created)], 'instant'),
    text('updated_at', 'Updated', (at) => [day(timesAt(at, now).last)], 'instant'),
    text('last_activity_at', 'Last activity', (at) => [day(timesAt(at, now).last)], 'instant'),
    text('submission_count', 'Submissions', (at) => [submissionCountAt(at)], 'number'),
    ...world.fields().map((field) => customField(field, world)),
  ];
}

/** What a filter makes of the type of a field. */
export const KINDS: Record<FieldType, FilterKind> = {
  text: 'text',
  long_text: 'text',
  number: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'instant',
  boolean: 'boolean',
  select: 'choice',
  multi_select: 'choices',
  email: 'text',
  phone: 'phone',
  url: 'text',
  rating: 'number',
  member: 'choice',
};

function customField(field: FieldInfo, world: FilterWorld): FakeField {
  const options = field.options.map((option) => ({ value: option.id, label: option.label, option }));
  const members = world.members().map(({ id, name }) => ({ value: id, label: name, option: null }));
  return {
    field: field.key,
    label: field.label,
    kind: KINDS[field.type],
    type: field.type,
    custom: field.id,
    group: field.group,
    currency: field.type === 'currency' ? (field.config.currency ?? null) : null,
    choices: field.type === 'member' ? members : options,
    have: (position) => valueHave(world.valueOf(position, field.id)),
  };
}

/** What somebody has of a field, as tests of filters take it. */
export function valueHave(value: FieldValue | undefined): Have {
  if (value === undefined) return [];
  switch (value.kind) {
    case 'options':
      return value.value;
    case 'phone':
      return [value.value.number];
    case 'datetime':
      return [value.value.slice(0, 10)];
    case 'number':
      return value.value === null ? [] : [value.value];
    default:
      return [value.value];
  }
}

const DAY_MS = 86_400_000;
const BOTS = ['Quote request', 'Newsletter sign-up', 'Support intake'];
const SERVICES = ['Consulting', 'Design', 'Hosting'];
const choices = (...names: string[]): FilterChoice[] =>
  names.map((name) => ({ value: name.toLowerCase(), label: name, option: null }));

/** Fields of submissions, notes and entries; the fake's people have written no notes before it began. */
export function relatedScopes(now: number): { has: Related; label: string; fields: FakeField[]; count: Counter }[] {
  const isCompleted = (position: number, index: number) => index < submissionCountAt(position);
  const at = (position: number, index: number) => day(timesAt(position, now).last - index * 190 * 3_600_000);
  const field = (name: string, label: string, kind: FilterKind, have: FakeField['have']): FakeField => ({
    ...blank,
    field: name,
    label,
    kind,
    have,
  });
  const submission = [
    {
      ...field('bot', 'Bot', 'choice', (_, index) => [(BOTS[index % BOTS.length] ?? '').toLowerCase()]),
      choices: choices(...BOTS),
    },
    {
      ...field('status', 'Status', 'choice', (...of) => [isCompleted(...of) ? 'completed' : 'incomplete']),
      choices: choices('Completed', 'Incomplete'),
    },
    field('started_at', 'Started', 'instant', (...of) => [at(...of)]),
    field('completed_at', 'Completed', 'instant', (...of) => (isCompleted(...of) ? [at(...of)] : [])),
    field('is_test', 'Test', 'boolean', () => [false]),
    field('answer.service', 'Which service are you interested in?', 'answer', (position, index) => [
      SERVICES[(position + index) % SERVICES.length] ?? '',
    ]),
    field('answer.budget', 'What is your budget?', 'answer', (...of) => (isCompleted(...of) ? [12_000] : [])),
  ];
  const hasCard = (position: number) => position % 3 === 0;
  const hasRecord = (position: number) => position % 5 === 0;
  const card = [
    {
      ...field('board', 'Board', 'choice', () => ['sales']),
      choices: choices('Sales', 'Support'),
    },
    {
      ...field('phase', 'Phase', 'choice', (position) => [position % 2 === 0 ? 'new lead' : 'qualified']),
      choices: [
        { value: 'new lead', label: 'Sales · New Lead', option: null },
        { value: 'qualified', label: 'Sales · Qualified', option: null },
      ],
    },
    {
      ...field('priority', 'Priority', 'choice', (position) => [position % 4 === 0 ? 'high' : 'medium']),
      choices: choices('Low', 'Medium', 'High', 'Urgent'),
    },
    field('title', 'Title', 'text', () => ['Lead']),
    field('due_on', 'Due', 'date', () => []),
    field('created_at', 'Created', 'instant', (...of) => [at(...of)]),
    field('moved_at', 'Moved', 'instant', (...of) => [at(...of)]),
    field('time_in_phase', 'Time in phase', 'duration', () => [DAY_MS * 3]),
    field('is_closed', 'Closed', 'boolean', () => [false]),
  ];
  const record = [
    { ...field('type', 'Type', 'choice', () => ['deal']), choices: choices('Deal', 'Invoice') },
    { ...field('role', 'Role', 'choice', () => ['buyer']), choices: choices('Buyer', 'Seller') },
    field('title', 'Title', 'text', () => ['Office plan']),
    field('linked_at', 'Linked', 'instant', (...of) => [at(...of)]),
    field('amount', 'Deal · Amount', 'number', (position) => [(position % 40) * 500]),
  ];
  return [
    { has: 'submission', label: 'Submission', fields: submission, count: submissionTotalAt },
    { has: 'card', label: 'Card', fields: card, count: (position) => (hasCard(position) ? 1 : 0) },
    { has: 'record', label: 'Record', fields: record, count: (position) => (hasRecord(position) ? 1 : 0) },
    {
      has: 'note',
      label: 'Note',
      fields: [field('created_at', 'Written', 'instant', () => []), field('text', 'Text', 'text', () => [])],
      count: () => 0,
    },
    {
      has: 'activity',
      label: 'Activity',
      fields: [field('at', 'When', 'instant', (...of) => [at(...of)])],
      count: (position) => 1 + submissionTotalAt(position),
    },
  ];
}

/** What can be asked for besides people: things of one kind, each known by its position. */
export interface FakeSubject {
  label: string;
  fields: FakeField[];
  /** How many there are. */
  count: number;
}

/** The fields of each thing's contact, called as a filter over the things calls them; blank where it has none. */
export function fieldsOfContact(
  contact: readonly FakeField[],
  contactOf: (position: number) => number | null,
): FakeField[] {
  return contact.map((field) => ({
    ...field,
    field: `contact.${field.field}`,
    label: `Contact’s ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}`,
    have: (position, index) => {
      const at = contactOf(position);
      return at === null ? [] : field.have(at, index);
    },
  }));
}

/** A field of a thing. */
export function fakeField(
  field: string,
  label: string,
  kind: FilterKind,
  have: (position: number) => Have,
  choices: FilterChoice[] = [],
): FakeField {
  return { ...blank, field, label, kind, choices, have };
}

export type Counter = (position: number) => number;

/** A field as the catalog shows it. */
export const shown = ({ have: _, ...field }: FakeField): FilterField => field;

export const scopeOf = (has: Related | null, label: string, fields: FakeField[]): FilterScope => ({
  has,
  label,
  fields: fields.map(shown),
});
