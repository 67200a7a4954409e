// What filters are asked about, and what one and many of it are called in sentences.

import type { FilterSubject, RecordTypeId } from '../../ipc';

export interface Asked {
  subject: FilterSubject;
  one: string;
  many: string;
}

export const PEOPLE: Asked = { subject: { of: 'contact' }, one: 'person', many: 'people' };
export const SUBMISSIONS: Asked = { subject: { of: 'submission' }, one: 'submission', many: 'submissions' };
export const CARDS: Asked = { subject: { of: 'card' }, one: 'card', many: 'cards' };

/** Records of a type, by the type's own names. */
export function recordsOf({ id, name, plural }: { id: RecordTypeId; name: string; plural: string }): Asked {
  return { subject: { of: 'record', recordType: id }, one: name, many: plural };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** How the sentence of a builder begins. */
export function matchWords({ subject, many }: Asked): string {
  return `${capital(many)} ${subject.of === 'contact' ? 'who' : 'that'} match`;
}

/** Who has no value, in the words of what is asked about. */
export function blankWords(many: string): string {
  return `${capital(many)} without a value count too.`;
}
