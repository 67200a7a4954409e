import type { SubmissionId } from '../../ipc';
import { type ContactsSearch, readContactsSearch } from '../contacts/search';

/** The list that the profile was opened from, and what of the profile is open. */
export interface ProfileSearch extends ContactsSearch {
  tab?: 'submissions' | 'records' | 'notes';
  /** The submission that stands open; `none` where all are folded, the newest where absent. */
  submission?: SubmissionId | 'none';
}

/** Reads an address, dropping what it does not know. */
export function readProfileSearch(raw: Record<string, unknown>): ProfileSearch {
  const search: ProfileSearch = readContactsSearch(raw);
  if (raw.tab === 'submissions' || raw.tab === 'records' || raw.tab === 'notes') search.tab = raw.tab;
  if (typeof raw.submission === 'string') search.submission = raw.submission;
  return search;
}

/** The list's part of it, to go back with. */
export function listSearch({ tab: _, submission: __, ...list }: ProfileSearch): ContactsSearch {
  return list;
}
