// Everything that is asked about filters.

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Filter, type FilterDescription, ipc, type ListQuery, type Related, toIpcError } from '../../ipc';

/** Everything that a filter can ask for in this workspace. */
export const filterCatalogQuery = queryOptions({
  queryKey: ['filters', 'catalog'],
  queryFn: () => ipc.getFilterCatalog(),
  // Tags change with contacts, answers and bots with submissions.
  meta: { tags: ['fields', 'members', 'contacts', 'submissions', 'segments'] },
});

export interface Described {
  filter: Filter;
  words: FilterDescription;
}

/** A filter in words. Until they have come, the filter before it with its own words, so that the two always agree. */
export function describedQuery(filter: Filter) {
  return queryOptions({
    queryKey: ['filters', 'words', filter],
    queryFn: async (): Promise<Described> => ({ filter, words: await ipc.describeFilter({ filter }) }),
    meta: { tags: ['fields', 'members', 'contacts', 'submissions', 'segments', 'workspace'] },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Values that a field has, the most frequent first. */
export function suggestedValuesQuery(has: Related | null, field: string, text: string) {
  return queryOptions({
    queryKey: ['filters', 'values', has, field, text],
    queryFn: () => ipc.suggestValues({ has, field, text, limit: SUGGESTED }),
    meta: { tags: ['contacts', 'submissions', 'notes', 'fields', 'members'] },
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

const SUGGESTED = 50;

/** What saving a filter would do. */
export function segmentPreviewQuery(segment: string | null, filter: Filter) {
  return queryOptions({
    queryKey: ['filters', 'preview', segment, filter],
    queryFn: () => ipc.previewSegment({ segment, filter }),
    meta: { tags: ['contacts', 'submissions', 'notes', 'fields', 'segments'] },
    gcTime: 0,
  });
}

export interface ExactCount {
  /** None until the first one has come, and where it cannot be counted. */
  count: number | undefined;
  /** The count belongs to the question before; the next is on its way. */
  isBehind: boolean;
}

/**
 * How many contacts a query has, asked anew with every change. Whoever counts has one name, so that the core drops the
 * question before; its answer, or that it was dropped, changes nothing.
 */
export function useExactCount(query: ListQuery): ExactCount {
  const [counter] = useState(() => crypto.randomUUID());
  const answer = useQuery({
    queryKey: ['filters', 'count', counter, query.search, query.inBin, query.filter],
    queryFn: async () => (await ipc.countContacts({ query, counter })).count,
    meta: { tags: ['contacts', 'submissions', 'notes', 'fields', 'members', 'segments'] },
    placeholderData: keepPreviousData,
    // A question that was dropped and is asked again before it knew: somebody went back to where they were.
    retry: (_, thrown) => toIpcError(thrown).code === 'cancelled',
    retryDelay: 0,
    gcTime: 0,
  });
  return { count: answer.data, isBehind: answer.isPlaceholderData };
}
