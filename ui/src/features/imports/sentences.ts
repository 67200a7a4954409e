// The sentences of the importer. A count is people, submissions or rows, and its phrase says which.

import type { CardPlace, FieldInfo, ImportKind, ImportReport, RowFilter, UndoReport } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';

/** A part of the sentence about a report; the rows behind it open with its filter. */
export interface Phrase {
  value: number;
  text: string;
  filter: RowFilter;
}

/** What a plan would do, in parts that are not nought, the refused rows last. */
export function planPhrases(report: ImportReport): Phrase[] {
  const { contacts, submissions } = report;
  const people: Phrase[] =
    report.kind === 'contacts'
      ? [phrase(contacts.updated, 'matched_contact', (n) => `${formatCountOf(n, 'existing contact')} updated`)]
      : [phrase(contacts.matched, 'matched_contact', (n) => `${formatCountOf(n, 'existing contact')} matched`)];
  const unchanged = report.kind === 'contacts' ? contacts.unchanged : submissions.unchanged;
  return [
    phrase(contacts.created, 'new_contact', (n) => formatCountOf(n, 'new contact')),
    ...people,
    phrase(unchanged, 'unchanged', (n) => `${formatCount(n)} unchanged`),
    phrase(report.unmatched, 'unmatched', (n) => `${formatCount(n)} without a contact`),
    phrase(report.rejected, 'rejected', (n) => `${formatCount(n)} can’t be imported`),
  ].filter((part) => part.value > 0);
}

/** What completed submissions made besides contacts. */
function madeParts({ cards, records }: ImportReport): [number, string][] {
  return [
    [cards?.created ?? 0, formatCountOf(cards?.created ?? 0, 'card')],
    [records?.created ?? 0, formatCountOf(records?.created ?? 0, 'record')],
  ];
}

/** What a plan would make of completed submissions: “Makes 120 cards (80 on Sales, 40 on Support) and 40 records”; nothing where there are none. */
export function makesSentence(report: ImportReport): string | null {
  const boards = boardCards(report).map(({ board, cards }) => `${formatCount(cards)} on ${board}`);
  const where = boards.length === 0 ? '' : ` (${boards.join(', ')})`;
  const made = madeParts(report).flatMap(([count, text], at) => (count > 0 ? [at === 0 ? text + where : text] : []));
  return made.length === 0 ? null : `Makes ${made.join(' and ')}.`;
}

/** Cards of a run that begin on a board: 120 on “Sales”, “New Lead 80, Qualified 40”. */
export interface BoardCards {
  board: string;
  cards: number;
  phases: string;
}

/** The cards of a run, board by board; nothing where it made none, or was before places were told. */
export function boardCards({ cards }: ImportReport): BoardCards[] {
  const boards = new Map<string, CardPlace[]>();
  for (const place of cards?.places ?? []) boards.set(place.board, [...(boards.get(place.board) ?? []), place]);
  return [...boards].map(([board, places]) => ({
    board,
    cards: places.reduce((sum, place) => sum + place.cards, 0),
    phases: places
      .map(({ phase, cards: count }) => (places.length === 1 ? phase : `${phase} ${formatCount(count)}`))
      .join(', '),
  }));
}

/** What a finished import did. */
export function donePhrases(report: ImportReport): string[] {
  const { contacts, submissions } = report;
  const parts: [number, string][] =
    report.kind === 'contacts'
      ? [
          [contacts.created, formatCountOf(contacts.created, 'new contact')],
          [contacts.updated, `${formatCount(contacts.updated)} updated`],
          [contacts.unchanged, `${formatCount(contacts.unchanged)} unchanged`],
        ]
      : [
          [contacts.created, formatCountOf(contacts.created, 'new contact')],
          [contacts.matched, `${formatCountOf(contacts.matched, 'existing contact')} matched`],
          [submissions.created, formatCountOf(submissions.created, 'new submission')],
          [submissions.updated, `${formatCount(submissions.updated)} updated`],
          [submissions.unchanged, `${formatCount(submissions.unchanged)} unchanged`],
        ];
  parts.push([report.unmatched, `${formatCount(report.unmatched)} without a contact`], ...madeParts(report));
  parts.push([report.rejected, `${formatCount(report.rejected)} rejected`]);
  return parts.filter(([value]) => value > 0).map(([, text]) => text);
}

/** The numbers of an import for a line of the list, with the noun only where it would be missed. */
export function briefPhrases(report: ImportReport): string[] {
  const { contacts, submissions, kind } = report;
  const known = kind === 'contacts' ? contacts.updated : contacts.matched;
  const unchanged = kind === 'contacts' ? contacts.unchanged : submissions.unchanged;
  const parts: [number, string][] = [
    [contacts.created, formatCountOf(contacts.created, 'new contact')],
    [known, `${formatCount(known)} ${kind === 'contacts' ? 'updated' : 'matched'}`],
    [unchanged, `${formatCount(unchanged)} unchanged`],
    [report.unmatched, `${formatCount(report.unmatched)} without a contact`],
    ...madeParts(report),
    [report.rejected, `${formatCount(report.rejected)} rejected`],
  ];
  return parts.filter(([value]) => value > 0).map(([, text]) => text);
}

/** What taking an import back did, in one sentence. */
export function undoSentence(report: UndoReport): string {
  const parts = [
    report.submissionsRemoved > 0 ? `${formatCountOf(report.submissionsRemoved, 'submission')} removed` : null,
    report.contactsRemoved > 0 ? `${formatCountOf(report.contactsRemoved, 'contact')} removed` : null,
    report.contactsRestored > 0
      ? `${formatCountOf(report.contactsRestored, 'contact')} given ${report.contactsRestored === 1 ? 'its' : 'their'} earlier values back`
      : null,
    report.cardsRemoved > 0 ? `${formatCountOf(report.cardsRemoved, 'card')} removed` : null,
    report.recordsRemoved > 0 ? `${formatCountOf(report.recordsRemoved, 'record')} removed` : null,
    keptCount(report) > 0 ? `${formatCount(keptCount(report))} kept because somebody worked on them since` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'There was nothing to take back.' : `${sentence(parts)}.`;
}

const keptCount = ({ kept, keptCards, keptRecords }: UndoReport) => kept.length + keptCards.length + keptRecords.length;

/** The noun for what the rows of a file are. */
export function rowNoun(kind: ImportKind): string {
  return kind === 'submissions' ? 'submission' : kind === 'contacts' ? 'contact' : 'bot';
}

/** The button that writes: what it is about to write, counted without the refused rows. */
export function importButton(report: ImportReport, botsDefined: number): string {
  if (report.kind === 'bots') return `Save ${formatCountOf(botsDefined, 'bot')}`;
  return `Import ${formatCountOf(report.rows - report.rejected, 'row')}`;
}

/** Joins parts as a list in a sentence, with its first letter large. */
export function sentence(parts: string[]): string {
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function phrase(value: number, filter: RowFilter, text: (value: number) => string): Phrase {
  return { value, filter, text: text(value) };
}

/** Labels that a sentence names before it counts the others. */
const NAMED = 5;

/** The options that an import makes, a sentence for each field: “2 new options for Size: Huge, Tiny”. */
export function newOptionSentences({ new_options: made = [] }: ImportReport, fields: readonly FieldInfo[]): string[] {
  const labels = new Map<string, string[]>();
  for (const { field, label } of made) labels.set(field, [...(labels.get(field) ?? []), label]);
  return [...labels].map(([key, all]) => {
    const rest = all.length - NAMED;
    const named = all.slice(0, rest > 0 ? NAMED : all.length).join(', ');
    const field = fields.find((each) => each.key === key)?.label ?? key;
    const more = rest > 0 ? ` and ${formatCount(rest)} more` : '';
    return `${formatCountOf(all.length, 'new option')} for ${field}: ${named}${more}`;
  });
}
