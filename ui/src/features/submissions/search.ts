import type { BotId, Filter, ListSubmissions, SubmissionId, SubmissionStatus } from '../../ipc';

/** The list of submissions as the address keeps it. What is absent has its usual value. */
export interface SubmissionsSearch {
  q?: string;
  bot?: BotId;
  status?: SubmissionStatus;
  /** Tests are among them. */
  tests?: boolean;
  /** Only those that wait for a contact. */
  unmatched?: boolean;
  oldest?: boolean;
  /** Whatever the address brings: where that is no filter, the core says what is wrong with it. */
  filter?: Filter;
  /** The one in the side panel. */
  submission?: SubmissionId;
}

/** What decides which submissions a list has, and in which order. */
export type SubmissionsQuery = Omit<ListSubmissions, 'offset' | 'limit'>;

/** Reads an address, dropping what it does not know. */
export function readSubmissionsSearch(raw: Record<string, unknown>): SubmissionsSearch {
  const search: SubmissionsSearch = {};
  // An address with `q=123` brings a number.
  if (typeof raw.q === 'string' || typeof raw.q === 'number') search.q = String(raw.q);
  if (typeof raw.bot === 'string') search.bot = raw.bot;
  if (raw.status === 'completed' || raw.status === 'incomplete') search.status = raw.status;
  if (raw.tests === true) search.tests = true;
  if (raw.unmatched === true) search.unmatched = true;
  if (raw.oldest === true) search.oldest = true;
  if (raw.filter != null) search.filter = raw.filter as Filter;
  if (typeof raw.submission === 'string') search.submission = raw.submission;
  return search;
}

export function toQuery(search: SubmissionsSearch): SubmissionsQuery {
  return {
    search: search.q?.trim() ?? '',
    bot: search.bot ?? null,
    status: search.status ?? null,
    withTests: search.tests ?? false,
    unmatchedOnly: search.unmatched ?? false,
    sort: search.oldest ? 'oldest' : 'newest',
    ...(search.filter === undefined ? {} : { filter: search.filter }),
  };
}

/** The same address with other values; what is given as undefined goes. */
export function withValues(
  search: SubmissionsSearch,
  values: { [K in keyof SubmissionsSearch]?: SubmissionsSearch[K] | undefined },
): SubmissionsSearch {
  const next = { ...search, ...values };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined));
}

/** Whether the list is less than all there is. */
export function isNarrowed({ q, bot, status, unmatched, filter }: SubmissionsSearch): boolean {
  return [q?.trim() || undefined, bot, status, unmatched, filter].some((each) => each !== undefined);
}
