import type { FieldId, Filter, ListQuery, Sort, SortField } from '../../ipc';
import type { SortKey } from './columns';

/** A column to sort by that every workspace has. */
type BuiltInSort = Extract<SortField, string>;

/** What the list is sorted by, as the address writes it: a word, or `field:` and the id of a custom field. */
export type SortWord = BuiltInSort | `field:${FieldId}`;

/** The list's query as the address keeps it. What is absent has its usual value. */
export interface ContactsSearch {
  q?: string;
  sort?: SortWord;
  desc?: boolean;
  bin?: boolean;
  /** The segment that the list is of; its filter stands in `filter` only once it has been changed. */
  segment?: string;
  /** Whatever the address brings: where that is no filter, the core says what is wrong with it. */
  filter?: Filter;
}

const SORT_FIELDS: Record<BuiltInSort, true> = {
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

const FIELD_SORT = /^field:[\w-]+$/;

function isSortWord(value: unknown): value is SortWord {
  return typeof value === 'string' && (Object.hasOwn(SORT_FIELDS, value) || FIELD_SORT.test(value));
}

/** The word that the address has for an order. */
export function sortWord(sort: SortField): SortWord {
  return typeof sort === 'string' ? sort : `field:${sort.field}`;
}

/** Whether two are the same to sort by. */
export function isSameSort(a: SortKey, b: SortKey): boolean {
  return typeof a === 'string' || typeof b === 'string' ? a === b : a.field === b.field;
}

/** The custom field that an address sorts by. */
export function sortedField({ sort }: ContactsSearch): FieldId | null {
  return sort?.startsWith('field:') ? sort.slice('field:'.length) : null;
}

function sortOf(search: ContactsSearch): SortField {
  const field = sortedField(search);
  return field === null ? ((search.sort as BuiltInSort | undefined) ?? 'name') : { field };
}

/** Reads an address, dropping what it does not know. */
export function readContactsSearch(raw: Record<string, unknown>): ContactsSearch {
  const search: ContactsSearch = {};
  // An address with `q=123` brings a number.
  if (typeof raw.q === 'string' || typeof raw.q === 'number') search.q = String(raw.q);
  if (isSortWord(raw.sort)) search.sort = raw.sort;
  if (raw.desc === true) search.desc = true;
  if (raw.bin === true) search.bin = true;
  if (typeof raw.segment === 'string') search.segment = raw.segment;
  // The core reads it, and refuses nonsense with a sentence; to drop it here would show everybody instead.
  if (raw.filter != null) search.filter = raw.filter as Filter;
  return search;
}

/** The query that a list with this address shows; the profile pages through the same. */
export function toListQuery(search: ContactsSearch): ListQuery {
  return {
    search: search.q?.trim() ?? '',
    sort: { field: sortOf(search), descending: search.desc ?? false },
    inBin: search.bin ?? false,
    ...filterOf(search),
  };
}

function filterOf({ filter, segment }: ContactsSearch): { filter?: Filter } {
  if (filter !== undefined) return { filter };
  return segment === undefined ? {} : { filter: { segment } };
}

/** The same list with another filter; without one, all of it, or the segment as it is saved. */
export function withFilter({ filter: _, ...rest }: ContactsSearch, filter: Filter | undefined): ContactsSearch {
  return filter === undefined ? rest : { ...rest, filter };
}

/** The same list in another order. */
export function withSort({ sort: _, desc: __, ...rest }: ContactsSearch, { field, descending }: Sort): ContactsSearch {
  return { ...rest, ...(field === 'name' ? {} : { sort: sortWord(field) }), ...(descending ? { desc: true } : {}) };
}

/** The same list, by name where it was sorted by a field that is not there any more. */
export function withoutLostSort(search: ContactsSearch, known: ReadonlySet<FieldId>): ContactsSearch {
  const field = sortedField(search);
  return field === null || known.has(field) ? search : withSort(search, { field: 'name', descending: false });
}
