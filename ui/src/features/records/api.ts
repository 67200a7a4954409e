// Everything that is asked about records and their types.

import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import {
  type ContactId,
  ipc,
  type RecordId,
  type RecordQuery,
  type RecordRow,
  type RecordTypeId,
  type RecordTypeInfo,
} from '../../ipc';
import { PAGE_ROWS, type PageQuery } from '../contacts/useRowPages';

const HISTORY_PAGE = 50;

/** Every record type with its roles and fields, in order. */
export const recordTypesQuery = queryOptions({
  queryKey: ['records', 'types'],
  queryFn: () => ipc.listRecordTypes(),
  meta: { tags: ['records', 'fields'] },
});

const NONE: RecordTypeInfo[] = [];

/** Every record type; none until they have come. */
export function useRecordTypes(): RecordTypeInfo[] {
  return useQuery(recordTypesQuery).data ?? NONE;
}

/** A record type; nothing until it has come, and where it is gone. */
export function useRecordType(id: RecordTypeId): RecordTypeInfo | undefined {
  return useRecordTypes().find((type) => type.id === id);
}

/** One page of a list of records. */
export function recordPageQuery({ query }: { query: RecordQuery }, page: number): PageQuery<RecordRow> {
  return {
    queryKey: ['records', 'page', query, page],
    async queryFn() {
      const { total, records } = await ipc.listRecords({ query, offset: page * PAGE_ROWS, limit: PAGE_ROWS });
      return { total, rows: records };
    },
    meta: { tags: ['records', 'contacts', 'fields'] },
    gcTime: 2 * 60_000,
  };
}

/** One record with everything about it but its history. */
export function recordQuery(record: RecordId) {
  return queryOptions({
    queryKey: ['records', 'record', record],
    queryFn: () => ipc.getRecord({ record }),
    meta: { tags: ['records', 'contacts', 'submissions', 'fields'] },
  });
}

/** Where a record stands in the list that it was opened from. */
export function useRecordPosition(query: RecordQuery, record: RecordId) {
  return useQuery({
    queryKey: ['records', 'position', query, record],
    queryFn: () => ipc.locateRecord({ query, record }),
    meta: { tags: ['records', 'fields'] },
    placeholderData: keepPreviousData,
  });
}

/** What happened to a record, newest first. */
export function recordHistoryQuery(record: RecordId) {
  return infiniteQueryOptions({
    queryKey: ['records', 'history', record],
    queryFn: ({ pageParam }) => ipc.getRecordHistory({ record, cursor: pageParam, limit: HISTORY_PAGE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    meta: { tags: ['records', 'contacts', 'fields', 'members'] },
  });
}

/** Records that a contact is linked to. */
export function contactRecordsQuery(contact: ContactId) {
  return queryOptions({
    queryKey: ['records', 'of', contact],
    queryFn: () => ipc.listContactRecords({ contact }),
    meta: { tags: ['records', 'contacts', 'fields'] },
  });
}

/** The records that a text finds by title; those changed last where it is empty. */
export function foundRecordsQuery(search: string, recordType: RecordTypeId | null, except: readonly RecordId[] = []) {
  return queryOptions({
    queryKey: ['records', 'found', search, recordType, except],
    queryFn: () => ipc.findRecords({ search, recordType, except: [...except], limit: 8 }),
    meta: { tags: ['records', 'contacts'] },
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}
