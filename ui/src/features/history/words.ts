// What each kind of change says in the history. The core adds kinds without asking the page: one that is not known here is
// told by its own words.

import type { OperationInfo } from '../../ipc';
import { formatCountOf } from '../../lib/format';

type Told = Pick<OperationInfo, 'kind' | 'about' | 'contacts'>;

/** `Ana Ruiz`, `37 contacts`, or `a contact` where neither a name nor a number is known. */
function whom({ about, contacts }: Told): string {
  if (contacts > 1) return formatCountOf(contacts, 'contact');
  return about ?? 'a contact';
}

/** `the field Budget`, or `a field` where it has no name any more. */
const named = (noun: string, about: string | null) => (about === null ? `a ${noun}` : `the ${noun} ${about}`);

const withContact = (what: string, { about }: Told, word: string) =>
  about === null ? what : `${what} ${word} ${about}`;

const WORDS: Record<string, (told: Told) => string> = {
  'contact.create': ({ about }) => (about === null ? 'Created a contact' : `Created ${about}`),
  'contact.update': (told) => `Edited ${whom(told)}`,
  'contact.delete': (told) => `Moved ${whom(told)} to the bin`,
  'contact.restore': (told) => `Restored ${whom(told)}`,
  'contact.field': ({ about, contacts }) => `Set ${about ?? 'a field'} on ${formatCountOf(contacts, 'contact')}`,
  import: ({ about }) => `Imported ${about ?? 'files'}`,
  'submission.link': (told) => withContact('Linked a submission', told, 'to'),
  'match.accept': (told) => withContact('Accepted a match', told, 'with'),
  'match.split': (told) => withContact('Split a match off', told, 'from'),
  'note.add': (told) => withContact('Wrote a note', told, 'about'),
  'note.edit': (told) => withContact('Edited a note', told, 'about'),
  'note.pin': (told) => withContact('Pinned a note', told, 'about'),
  'note.unpin': (told) => withContact('Unpinned a note', told, 'about'),
  'note.delete': (told) => withContact('Deleted a note', told, 'about'),
  'note.restore': (told) => withContact('Restored a note', told, 'about'),
  'tag.contacts': ({ contacts }) => `Changed the tags of ${formatCountOf(contacts, 'contact')}`,
  'tag.update': ({ about }) => `Changed ${named('tag', about)}`,
  'tag.merge': ({ about }) => (about === null ? 'Merged two tags' : `Merged a tag into ${about}`),
  'tag.delete': ({ about }) => `Deleted ${named('tag', about)}`,
  'field.create': ({ about }) => `Added ${named('field', about)}`,
  'field.update': ({ about }) => `Changed ${named('field', about)}`,
  'field.move': ({ about }) => `Moved ${named('field', about)}`,
  'field.archive': ({ about }) => `Archived ${named('field', about)}`,
  'field.restore': ({ about }) => `Restored ${named('field', about)}`,
  'field.delete': ({ about }) => `Deleted ${named('field', about)} for good`,
  'field.group': ({ about }) => `Changed ${named('field group', about)}`,
  'flow_app.create': ({ about }) => `Added ${named('flow app', about)}`,
  'flow_app.update': ({ about }) => `Changed ${named('flow app', about)}`,
  'flow_app.move': ({ about }) => `Moved ${named('flow app', about)}`,
  'flow_app.delete': ({ about }) => `Deleted ${named('flow app', about)}`,
  'bot.update': ({ about }) => `Changed ${named('bot', about)}`,
  'routing_rule.create': ({ about }) => `Added ${named('routing rule', about)}`,
  'routing_rule.update': ({ about }) => `Changed ${named('routing rule', about)}`,
  'routing_rule.move': ({ about }) => `Moved ${named('routing rule', about)}`,
  'routing_rule.delete': ({ about }) => `Deleted ${named('routing rule', about)}`,
  'routing.apply': ({ about }) => (about === null ? 'Routed submissions' : `Routed submissions of ${about}`),
  'segment.create': ({ about }) => `Added ${named('segment', about)}`,
  'segment.update': ({ about }) => `Changed ${named('segment', about)}`,
  'segment.move': ({ about }) => `Moved ${named('segment', about)}`,
  'segment.delete': ({ about }) => `Deleted ${named('segment', about)}`,
  'record_type.create': ({ about }) => `Added ${named('record type', about)}`,
  'record_type.update': ({ about }) => `Changed ${named('record type', about)}`,
  'record_type.move': ({ about }) => `Moved ${named('record type', about)}`,
  'record_type.delete': ({ about }) => `Deleted ${named('record type', about)}`,
  'record_role.create': ({ about }) => `Added ${named('role', about)}`,
  'record_role.update': ({ about }) => `Changed ${named('role', about)}`,
  'record_role.move': ({ about }) => `Moved ${named('role', about)}`,
  'record_role.delete': ({ about }) => `Deleted ${named('role', about)}`,
  'record.create': ({ about }) => `Created ${named('record', about)}`,
  'record.update': ({ about }) => `Edited ${named('record', about)}`,
  'record.delete': ({ about }) =>
    about === null ? 'Moved records to the bin' : `Moved the record ${about} to the bin`,
  'record.restore': ({ about }) => (about === null ? 'Restored records' : `Restored the record ${about}`),
  'record.link': ({ about }) => (about === null ? 'Linked a contact to a record' : `Linked a contact to ${about}`),
  'record.unlink': ({ about }) =>
    about === null ? 'Unlinked a contact from a record' : `Unlinked a contact from ${about}`,
  'record.relate': ({ about }) => (about === null ? 'Related two records' : `Related a record to ${about}`),
  'record.unrelate': ({ about }) => (about === null ? 'Parted two records' : `Parted a record from ${about}`),
  'record.import': ({ about }) => `Imported records${about === null ? '' : ` from ${about}`}`,
  'segment.restore': ({ about }) => `Restored ${named('segment', about)}`,
  'board.create': ({ about }) => `Made ${named('board', about)}`,
  'board.update': ({ about }) => `Changed ${named('board', about)}`,
  'board.move': ({ about }) => `Moved ${named('board', about)}`,
  'board.delete': ({ about }) => `Deleted ${named('board', about)}`,
  'phase.create': ({ about }) => `Added ${named('phase', about)}`,
  'phase.update': ({ about }) => `Changed ${named('phase', about)}`,
  'phase.move': ({ about }) => `Moved ${named('phase', about)}`,
  'phase.delete': ({ about }) => `Deleted ${named('phase', about)}`,
  'card.create': ({ about }) => `Made ${named('card', about)}`,
  'card.update': ({ about }) => `Changed ${named('card', about)}`,
  'card.move': ({ about }) => `Moved ${named('card', about)}`,
  'card.delete': ({ about }) => (about === null ? 'Moved cards to the bin' : `Moved the card ${about} to the bin`),
  'card.restore': ({ about }) => `Restored ${named('card', about)}`,
  'card.comment': ({ about }) => `Commented on ${named('card', about)}`,
  'card.edit_comment': ({ about }) => `Edited a comment on ${named('card', about)}`,
  'card.uncomment': ({ about }) => `Deleted a comment on ${named('card', about)}`,
};

/** What was done, in a sentence without its full stop: “Moved 37 contacts to the bin”. */
export function operationWords(told: Told): string {
  return Object.hasOwn(WORDS, told.kind) ? (WORDS[told.kind]?.(told) ?? '') : unknownWords(told);
}

/** What stands quietly beside the sentence, where that cannot hold it: the tag that contacts were given or lost. */
export function operationDetail({ kind, about }: Told): string | null {
  return kind === 'tag.contacts' ? about : null;
}

// `saved_view.copy` of “Leads” becomes “Saved view, copy: Leads”.
function unknownWords({ kind, about, contacts }: Told): string {
  const words = kind.replaceAll('_', ' ').split('.').join(', ');
  const what = about ?? (contacts > 0 ? formatCountOf(contacts, 'contact') : null);
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return what === null ? title : `${title}: ${what}`;
}
