// What boards and cards say.

import type { BoardPhase, CardEvent, CardEventKind, FieldChange, Priority } from '../../ipc';
import { dayWords } from '../../lib/days';
import { formatCount } from '../../lib/format';

export const PRIORITIES: Priority[] = ['urgent', 'high', 'medium', 'low'];

export const PRIORITY_WORDS: Record<Priority, string> = {
  urgent: 'Urgent',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

const UNITS: [seconds: number, unit: string][] = [
  [86_400 * 365, 'y'],
  [86_400 * 30, 'mo'],
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];

/** `3 d`, `5 h`, `12 min`: one unit, rounded down. */
export function spanWords(seconds: number): string {
  const [size, unit] = UNITS.find(([each]) => seconds >= each) ?? [60, 'min'];
  return `${formatCount(Math.max(Math.floor(seconds / size), 1))} ${unit}`;
}

/** How long something has lasted since a time: `3 d`. */
export function sinceWords(at: string, now = Date.now()): string {
  return spanWords(Math.max(0, (now - Date.parse(at)) / 1000));
}

/** A calendar day, which is the same in every zone. */
export function dueWords(day: string): string {
  return dayWords(day, new Date().toISOString());
}

/** How many cards a phase has, against what it should hold and what is shown: `3 of 14`, `7 of 5`, `14`. */
export function phaseCountWords({ count, shown, softLimit }: BoardPhase, isFiltered: boolean): string {
  if (isFiltered) return `${formatCount(shown)} of ${formatCount(count)}`;
  return softLimit === null ? formatCount(count) : `${formatCount(count)} of ${formatCount(softLimit)}`;
}

/** More cards than the phase should hold. */
export const isTooFull = ({ count, softLimit }: BoardPhase): boolean => softLimit !== null && count > softLimit;

/** The same, as a sentence. */
export function phaseCountSentence(phase: BoardPhase, isFiltered: boolean): string {
  const { count, shown, softLimit } = phase;
  const cards = count === 1 ? '1 card' : `${formatCount(count)} cards`;
  const filtered = isFiltered ? `${formatCount(shown)} of ${cards} shown` : cards;
  if (softLimit === null) return filtered;
  const limit = `the limit is ${formatCount(softLimit)}`;
  return isTooFull(phase) ? `${filtered}; ${limit}, so it is too full` : `${filtered}; ${limit}`;
}

const EVENT_WORDS: Record<CardEventKind, string> = {
  'card.created': 'Made',
  'card.moved': 'Moved',
  'card.closed': 'Closed',
  'card.assigned': 'Assigned',
  'card.updated': 'Changed',
  'card.deleted': 'Moved to the bin',
  'card.restored': 'Restored',
};

const FIELD_WORDS: Record<string, string> = {
  phase: 'Phase',
  board: 'Board',
  assignee: 'Assignee',
  title: 'Title',
  description: 'Description',
  contact: 'Contact',
  priority: 'Priority',
  due_on: 'Due date',
  tags: 'Tags',
};

/** What a line of a card's history says before its values: “Moved”, “Priority”. */
export function eventWords({ kind, changes }: Pick<CardEvent, 'kind' | 'changes'>): string {
  const [only] = changes;
  return kind === 'card.updated' && only && changes.length === 1 ? fieldWords(only.field) : EVENT_WORDS[kind];
}

export const fieldWords = (field: string): string => FIELD_WORDS[field] ?? field;

const isPriority = (text: string): text is Priority => Object.hasOwn(PRIORITY_WORDS, text);

/** A changed value as a person reads it. */
export function valueWords({ field }: FieldChange, text: string): string {
  if (text === '') return '';
  if (field === 'priority' && isPriority(text)) return PRIORITY_WORDS[text];
  if (field === 'due_on' && /^\d{4}-\d{2}-\d{2}$/.test(text)) return dueWords(text);
  return text;
}
