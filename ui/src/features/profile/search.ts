import type { SubmissionId } from '../../ipc';
import { type ContactsSearch, readContactsSearch } from '../contacts/search';

const TABS = ['submissions', 'cards', 'records', 'notes'] as const;

export const isTab = (value: unknown): value is (typeof TABS)[number] => TABS.some((tab) => tab === value);

/** The list that the profile was opened from, and what of the profile is open. */
export interface ProfileSearch extends ContactsSearch {
  tab?: (typeof TABS)[number];
  /** The submission that stands open; `none` where all are folded, the newest where absent. */
  submission?: SubmissionId | 'none';
}

/** Reads an address, dropping what it does not know. */
export function readProfileSearch(raw: Record<string, unknown>): ProfileSearch {
  const search: ProfileSearch = readContactsSearch(raw);
  if (isTab(raw.tab)) search.tab = raw.tab;
  if (typeof raw.submission === 'string') search.submission = raw.submission;
  return search;
}

/** The list's part of it, to go back with. */
export function listSearch({ tab: _, submission: __, ...list }: ProfileSearch): ContactsSearch {
  return list;
}
