// What the catalog of fields and operators says about a draft. Pure; the words are the core's.

import type {
  FieldGroupInfo,
  FilterCatalog,
  FilterField,
  FilterOp,
  FilterOpInfo,
  FilterSubject,
  FilterTakes,
  FilterValue,
  Related,
} from '../../ipc';
import { OTHER_FIELDS } from '../fields/sections';
import { type ConditionDraft, type IsComplete, newCondition, newHas, newSegment, type PartDraft } from './draft';

/** What a contact has many of, as a heading. */
export const RELATED_NAMES: Record<Related, string> = {
  submission: 'Submissions',
  card: 'Cards',
  record: 'Records',
  note: 'Notes',
  activity: 'Activity',
};

/** How many of them, as a sentence goes on. */
export const RELATED_WORDS: Record<Related, [one: string, many: string]> = {
  submission: ['submission', 'submissions'],
  card: ['card', 'cards'],
  record: ['record', 'records'],
  note: ['note', 'notes'],
  activity: ['timeline entry', 'timeline entries'],
};

/** A field of the contact or of a related thing; nothing where it is archived or gone. */
export function findField(catalog: FilterCatalog, scope: Related | null, field: string): FilterField | undefined {
  return catalog.scopes.find(({ has }) => has === scope)?.fields.find((each) => each.field === field);
}

/** The operators of a field, the usual one first. */
export function opsOf(catalog: FilterCatalog, field: FilterField): FilterOpInfo[] {
  return catalog.kinds.find(({ kind }) => kind === field.kind)?.ops ?? [];
}

/** An operator of a field; nothing where it does not fit the field, as after a change of its type. */
export function findOp(catalog: FilterCatalog, field: FilterField | undefined, op: FilterOp): FilterOpInfo | undefined {
  return field && opsOf(catalog, field).find((each) => each.op === op);
}

/** What a value is typed or chosen with. */
export type EditorKind = 'nothing' | 'text' | 'number' | 'day' | 'span' | 'boolean' | 'choice';

/** Operators by which an answer, which may be anything, is taken for a number or for a day. */
const NUMERIC = new Set<FilterOp>(['gt', 'gte', 'lt', 'lte', 'between']);
const CALENDAR = new Set<FilterOp>(['before', 'after', 'on']);

export function editorOf(field: FilterField, { op, takes }: FilterOpInfo): EditorKind {
  if (takes === 'nothing' || takes === 'span') return takes;
  switch (field.kind) {
    case 'number':
    case 'boolean':
    case 'choice':
      return field.kind;
    case 'choices':
      return 'choice';
    case 'date':
    case 'instant':
      return 'day';
    case 'answer':
      return NUMERIC.has(op) ? 'number' : CALENDAR.has(op) ? 'day' : 'text';
    default:
      return 'text';
  }
}

/** A condition on this field with its usual operator. */
export function startCondition(catalog: FilterCatalog, field: FilterField): ConditionDraft {
  return newCondition(field.field, opsOf(catalog, field)[0]?.op ?? 'is');
}

const isGiven = (value: FilterValue | undefined) => value !== undefined && value !== null && value !== '';

/** Whether a value is all that an operator compares with. */
export function isWhole(takes: FilterTakes, value: FilterValue | undefined): boolean {
  switch (takes) {
    case 'nothing':
      return true;
    case 'one':
      return isGiven(value) && !Array.isArray(value);
    case 'two':
      return Array.isArray(value) && value.length === 2 && value.every(isGiven);
    case 'many':
      return Array.isArray(value) && value.length > 0;
    case 'span':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}

/** A condition that the catalog does not know is left as it is: the core says what is wrong with it. */
export function completeness(catalog: FilterCatalog): IsComplete {
  return ({ field, op, value }, scope) => {
    const takes = findOp(catalog, findField(catalog, scope, field), op)?.takes;
    return takes === undefined || isWhole(takes, value);
  };
}

/** The same condition with another operator; what was given stays where the new one can compare with it. */
export function withOp(
  condition: ConditionDraft,
  field: FilterField,
  from: FilterOpInfo | undefined,
  to: FilterOpInfo,
): ConditionDraft {
  const isSameKind = from !== undefined && editorOf(field, from) === editorOf(field, to);
  return { ...condition, op: to.op, value: isSameKind ? carried(condition.value, to.takes) : undefined };
}

function carried(value: FilterValue | undefined, takes: FilterTakes): FilterValue | undefined {
  const [first] = Array.isArray(value) ? value : [value];
  switch (takes) {
    case 'nothing':
      return undefined;
    case 'one':
      return first ?? undefined;
    case 'two':
      return Array.isArray(value) && value.length === 2 ? value : [first ?? null, null];
    case 'many':
      return Array.isArray(value)
        ? value.filter((each) => each !== null)
        : isGiven(first)
          ? [first ?? null]
          : undefined;
    case 'span':
      return value;
  }
}

/** Something that a filter can begin with. */
export interface Start {
  /** Unique among all. */
  key: string;
  label: string;
  /** The field that it is about; none for counts and segments. */
  field: FilterField | null;
  begin: () => PartDraft;
}

export interface StartSection {
  name: string;
  starts: Start[];
}

/** Fields that are offered before all others, under a heading of their own. */
export interface FirstFields {
  heading: string;
  fields: ReadonlySet<string>;
}

/** Everything that a filter can begin with inside a scope, grouped as in the profile. */
export function startSections(
  subject: FilterSubject,
  catalog: FilterCatalog,
  groups: readonly FieldGroupInfo[],
  scope: Related | null,
  first?: FirstFields,
): StartSection[] {
  const every = catalog.scopes.find(({ has }) => has === scope)?.fields ?? [];
  const isFirst = ({ field }: FilterField) => scope === null && first !== undefined && first.fields.has(field);
  const ahead = {
    name: first?.heading ?? '',
    starts: every.filter(isFirst).map((field) => fieldStart(catalog, field)),
  };
  const fields = every.filter((field) => !isFirst(field));
  if (scope !== null)
    return [{ name: RELATED_NAMES[scope], starts: fields.map((field) => fieldStart(catalog, field)) }];

  const label = catalog.scopes.find(({ has }) => has === null)?.label ?? '';
  const isContact = subject.of === 'contact';
  const sections: Section[] = isContact
    ? contactSections(label, fields, groups)
    : [...ownSections(label, fields), ...contactSections('Contact', fields.filter(isOfContact), groups)];
  return [
    ahead,
    ...sections.map(([name, each]) => ({ name, starts: each.map((field) => fieldStart(catalog, field)) })),
    ...catalog.scopes.flatMap(({ has }) => (has === null ? [] : [relatedSection(catalog, has)])),
    { name: 'Segments', starts: isContact ? [SEGMENT_START] : [] },
  ].filter(({ starts }) => starts.length > 0);
}

type Section = [name: string, fields: FilterField[]];

const SEGMENT_START: Start = { key: 'segment', label: 'Segment', field: null, begin: newSegment };

const isOfContact = ({ field }: FilterField) => field.startsWith('contact.');
const isAnswer = ({ kind }: FilterField) => kind === 'answer';

/** What a submission, a card or a record has itself. */
function ownSections(label: string, fields: readonly FilterField[]): Section[] {
  const own = fields.filter((field) => !isOfContact(field));
  return [
    [label, own.filter((field) => !isAnswer(field))],
    ['Answers', own.filter(isAnswer)],
  ];
}

/** A contact's fields as the profile has them. */
function contactSections(label: string, fields: readonly FilterField[], groups: readonly FieldGroupInfo[]): Section[] {
  const known = new Set(groups.map(({ id }) => id));
  return [
    [label, fields.filter(({ custom }) => custom === null)],
    ...groups.map(
      ({ id, name }): Section => [name, fields.filter(({ custom, group }) => custom !== null && group === id)],
    ),
    [OTHER_FIELDS, fields.filter(({ custom, group }) => custom !== null && (group === null || !known.has(group)))],
  ];
}

function fieldStart(catalog: FilterCatalog, field: FilterField): Start {
  return { key: field.field, label: field.label, field, begin: () => startCondition(catalog, field) };
}

function relatedSection(catalog: FilterCatalog, has: Related): StartSection {
  const fields = catalog.scopes.find((scope) => scope.has === has)?.fields ?? [];
  return {
    name: RELATED_NAMES[has],
    starts: [
      { key: `has:${has}`, label: `Number of ${RELATED_WORDS[has][1]}`, field: null, begin: () => newHas(has) },
      ...fields.map((field) => ({
        key: `has:${has}:${field.field}`,
        label: field.label,
        field,
        begin: () => newHas(has, [startCondition(catalog, field)]),
      })),
    ],
  };
}
