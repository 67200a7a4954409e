import type { FieldId, Filter, RecordQuery, RecordSort, RecordSortField, RecordTypeInfo } from '../../ipc';

type BuiltInSort = Extract<RecordSortField, string>;

/** A list of records as the address keeps it. What is absent has its usual value. */
export interface RecordsSearch {
  q?: string;
  sort?: BuiltInSort | `field:${FieldId}`;
  desc?: boolean;
  bin?: boolean;
  /** Whatever the address brings: where that is no filter, the core says what is wrong with it. */
  filter?: Filter;
}

const SORT = /^(title|created_at|updated_at|field:[\w-]+)$/;

/** Reads an address, dropping what it does not know. */
export function readRecordsSearch(raw: Record<string, unknown>): RecordsSearch {
  const search: RecordsSearch = {};
  if (typeof raw.q === 'string' || typeof raw.q === 'number') search.q = String(raw.q);
  if (typeof raw.sort === 'string' && SORT.test(raw.sort)) search.sort = raw.sort as NonNullable<RecordsSearch['sort']>;
  if (raw.desc === true) search.desc = true;
  if (raw.bin === true) search.bin = true;
  if (raw.filter != null) search.filter = raw.filter as Filter;
  return search;
}

function sortOf({ sort = 'title' }: RecordsSearch, type: RecordTypeInfo): RecordSortField {
  if (!sort.startsWith('field:')) return sort as BuiltInSort;
  const field = sort.slice('field:'.length);
  // A field that is put away or gone sorts nothing.
  return type.fields.some(({ id, archived }) => id === field && !archived) ? { field } : 'title';
}

/** The query that a list with this address shows; the page of a record goes through the same. */
export function toRecordQuery(search: RecordsSearch, type: RecordTypeInfo): RecordQuery {
  const field = sortOf(search, type);
  return {
    recordType: type.id,
    search: search.q?.trim() ?? '',
    sort: { field, descending: search.desc ?? false },
    inBin: search.bin ?? false,
    ...(search.filter === undefined ? {} : { filter: search.filter }),
  };
}

/** The same list in another order. */
export function withRecordSort({ sort: _, desc: __, ...rest }: RecordsSearch, next: RecordSort): RecordsSearch {
  const word = typeof next.field === 'string' ? next.field : (`field:${next.field.field}` as const);
  return { ...rest, ...(word === 'title' ? {} : { sort: word }), ...(next.descending ? { desc: true } : {}) };
}

/** The same list with another filter. */
export function withRecordFilter({ filter: _, ...rest }: RecordsSearch, filter: Filter | undefined): RecordsSearch {
  return filter === undefined ? rest : { ...rest, filter };
}
