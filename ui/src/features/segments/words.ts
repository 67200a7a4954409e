// Why somebody joined or left a segment, in words.

import type { SegmentCause } from '../../ipc';

/** What is known of a cause beside its kind. */
export interface Why {
  cause: SegmentCause;
  /** The member whose change it was, or empty. */
  member: string;
  /** The files of the import that it was, or empty. */
  files?: string;
  /** The segment was made at that moment, and this is who it began with. */
  isFirst?: boolean;
}

/** The end of a sentence such as “Joined …”: “by an edit of Sam Rivera”, “because time passed”. */
export function whyWords({ cause, member, files = '', isFirst = false }: Why): string {
  const of = member === '' ? '' : ` of ${member}`;
  switch (cause) {
    case 'edit':
      return `by an edit${of}`;
    case 'bulk':
      return `by a bulk edit${of}`;
    case 'import':
      return files === '' ? `by an import${of}` : `by the import of ${files}`;
    case 'undo':
      return member === '' ? 'because a change was taken back' : `because ${member} took a change back`;
    case 'clock':
      return 'because time passed';
    case 'segment':
      if (isFirst) return 'when the segment was made';
      return member === '' ? 'because the segment’s filter changed' : `because ${member} changed the segment’s filter`;
  }
}

/** `Hot Leads`, `Hot Leads and Stale Contacts`, `A, B and C` */
export function listWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
