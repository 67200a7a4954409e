// What each kind of entry says, and which filter it answers to.

import type { ActivityKind, Actor, FieldChange, SegmentRef, TimelineEntry } from '../../../ipc';
import type { ChangeWords } from '../../fields/changes';
import { firstLine } from '../../notes/mentions';
import { whyWords } from '../../segments/words';

export type TimelineFilter = 'all' | 'submissions' | 'cards' | 'records' | 'changes' | 'notes' | 'segments';

export const filterWords: Record<TimelineFilter, string> = {
  all: 'Everything',
  submissions: 'Submissions',
  cards: 'Cards',
  records: 'Records',
  changes: 'Changes',
  notes: 'Notes',
  segments: 'Segments',
};

const filterOfKind: Record<ActivityKind, Exclude<TimelineFilter, 'all'>> = {
  'contact.created': 'changes',
  'contact.updated': 'changes',
  'contact.split': 'changes',
  'contact.deleted': 'changes',
  'contact.restored': 'changes',
  'tag.added': 'changes',
  'tag.removed': 'changes',
  'submission.started': 'submissions',
  'submission.completed': 'submissions',
  'submission.linked': 'submissions',
  'note.added': 'notes',
  'note.edited': 'notes',
  'note.deleted': 'notes',
  'note.restored': 'notes',
  'card.created': 'cards',
  'card.moved': 'cards',
  'card.assigned': 'cards',
  'card.commented': 'cards',
  'card.closed': 'cards',
  'card.deleted': 'cards',
  'card.restored': 'cards',
  'record.linked': 'records',
  'record.unlinked': 'records',
  'record.updated': 'records',
  'record.deleted': 'records',
  'record.restored': 'records',
  'segment.joined': 'segments',
  'segment.left': 'segments',
};

/** The kinds that a filter shows; none for every kind. */
export function kindsOf(filter: TimelineFilter): ActivityKind[] {
  if (filter === 'all') return [];
  return (Object.keys(filterOfKind) as ActivityKind[]).filter((kind) => filterOfKind[kind] === filter);
}

/** The line of an entry without its values, such as “Completed “Quote request””. */
export function headline(entry: TimelineEntry, wordsOf: (change: FieldChange) => ChangeWords): string {
  const bot = entry.submission?.bot ?? 'a form';
  switch (entry.kind) {
    case 'contact.created':
      return 'Contact created';
    case 'contact.updated':
      return entry.changes.length === 1 && entry.changes[0] !== undefined
        ? changeHeadline(wordsOf(entry.changes[0]))
        : `${entry.changes.length} values changed`;
    case 'contact.split':
      return 'Split into two contacts';
    case 'contact.deleted':
      return 'Moved to the bin';
    case 'contact.restored':
      return 'Restored from the bin';
    case 'tag.added':
      return entry.changes[0]?.old ? 'Tag replaced' : 'Tagged';
    case 'tag.removed':
      return 'Tag removed';
    case 'submission.started':
      return `Started “${bot}”`;
    case 'submission.completed':
      return `Completed “${bot}”`;
    case 'submission.linked':
      return `“${bot}” linked by hand`;
    case 'note.added':
      return entry.about?.inBin ? 'Note, deleted since' : 'Note';
    case 'note.edited':
      return 'Note edited';
    case 'note.deleted':
      return 'Note deleted';
    case 'note.restored':
      return 'Note restored';
    case 'card.created':
      return 'Card made';
    case 'card.moved':
      return 'Card moved';
    case 'card.assigned':
      return entry.changes[0]?.new === '' ? 'Card taken from its assignee' : 'Card assigned';
    case 'card.commented':
      return 'Card commented';
    case 'card.closed':
      return 'Card closed';
    case 'card.deleted':
      return 'Card moved to the bin';
    case 'card.restored':
      return 'Card restored';
    case 'record.linked':
      return `Linked to ${recordWords(entry)}`;
    case 'record.unlinked':
      return `Parted from ${recordWords(entry)}`;
    case 'record.updated':
      return entry.changes.length === 1 && entry.changes[0] !== undefined
        ? `${wordsOf(entry.changes[0]).label} of ${recordWords(entry)}`
        : `${recordWords(entry)} changed`;
    case 'record.deleted':
      return `${recordWords(entry)} moved to the bin`;
    case 'record.restored':
      return `${recordWords(entry)} restored`;
    case 'segment.joined':
      return 'Joined';
    case 'segment.left':
      return 'Left';
  }
}

/** The change that a line can show by itself, as plain words. */
export function onlyChange(entry: TimelineEntry): FieldChange | undefined {
  const change = entry.changes.length === 1 ? entry.changes[0] : undefined;
  if (change === undefined || change.field !== 'note') return change;
  return { ...change, old: firstLine(change.old), new: firstLine(change.new) };
}

/** Who did it: a member's name or the files of the import. Nothing where the line has named the bot already. */
export function actorWords(entry: TimelineEntry): string {
  switch (entry.actor.kind) {
    case 'member':
      return entry.actor.name;
    case 'bot':
      return entry.actor.name === entry.submission?.bot ? '' : entry.actor.name;
    case 'import':
      return entry.actor.files;
    case 'clock':
      return 'as time passed';
  }
}

/** Why a contact joined or left a segment: “Joined by an edit of Sam Rivera”. */
export function segmentWords(kind: ActivityKind, { cause }: SegmentRef, actor: Actor): string {
  const member = actor.kind === 'member' ? actor.name : '';
  return `${kind === 'segment.left' ? 'Left' : 'Joined'} ${whyWords({ cause, member })}`;
}

function changeHeadline(change: ChangeWords): string {
  const { label } = change;
  if (change.old === '') return `${label} added`;
  if (change.new === '') return `${label} removed`;
  return label;
}

/** What kind of record an entry is about: “Invoice”. */
function recordWords(entry: TimelineEntry): string {
  return entry.record?.typeName ?? 'a record';
}
