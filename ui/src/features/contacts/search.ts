import type { ListQuery, Sort, SortField } from '../../ipc';

/** The list's query as the address keeps it. What is absent has its usual value. */
export interface ContactsSearch {
  q?: string;
  sort?: SortField;
  desc?: boolean;
  bin?: boolean;
}

const SORT_FIELDS: Record<SortField, true> = {
  name: true,
  first_name: true,
  last_name: true,
  email: true,
  phone: true,
  source: true,
  created_at: true,
  updated_at: true,
  last_activity_at: true,
  submission_count: true,
};

function isSortField(value: unknown): value is SortField {
  return typeof value === 'string' && Object.hasOwn(SORT_FIELDS, value);
}

/** Reads an address, dropping what it does not know. */
export function readContactsSearch(raw: Record<string, unknown>): ContactsSearch {
  const search: ContactsSearch = {};
  // An address with `q=123` brings a number.
  if (typeof raw.q === 'string' || typeof raw.q === 'number') search.q = String(raw.q);
  if (isSortField(raw.sort)) search.sort = raw.sort;
  if (raw.desc === true) search.desc = true;
  if (raw.bin === true) search.bin = true;
  return search;
}

/** The query that a list with this address shows; the profile pages through the same. */
export function toListQuery(search: ContactsSearch): ListQuery {
  return {
    search: search.q?.trim() ?? '',
    sort: { field: search.sort ?? 'name', descending: search.desc ?? false },
    inBin: search.bin ?? false,
  };
}

/** The same list in another order. */
export function withSort({ sort: _, desc: __, ...rest }: ContactsSearch, { field, descending }: Sort): ContactsSearch {
  return { ...rest, ...(field === 'name' ? {} : { sort: field }), ...(descending ? { desc: true } : {}) };
}
