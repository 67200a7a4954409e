// Everything that is asked about filters.

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  type Filter,
  type FilterDescription,
  type FilterSubject,
  ipc,
  type ListQuery,
  type Related,
  toIpcError,
} from '../../ipc';

/** What filters are asked about unless something else is said. */
export const OF_CONTACTS: FilterSubject = { of: 'contact' };

/** Everything that a filter can ask for in this workspace. */
export function filterCatalogQuery(subject: FilterSubject = OF_CONTACTS) {
  return queryOptions({
    queryKey: ['filters', 'catalog', subject],
    queryFn: () => ipc.getFilterCatalog({ subject }),
    // Tags change with contacts, answers and bots with submissions.
    meta: { tags: ['fields', 'members', 'contacts', 'submissions', 'segments', 'boards', 'records', 'flow_apps'] },
  });
}

export interface Described {
  filter: Filter;
  words: FilterDescription;
}

/** A filter in words. Until they have come, the filter before it with its own words, so that the two always agree. */
export function describedQuery(filter: Filter, subject: FilterSubject = OF_CONTACTS) {
  return queryOptions({
    queryKey: ['filters', 'words', subject, filter],
    queryFn: async (): Promise<Described> => ({ filter, words: await ipc.describeFilter({ subject, filter }) }),
    meta: {
      tags: ['fields', 'members', 'contacts', 'submissions', 'segments', 'workspace', 'boards', 'records', 'flow_apps'],
    },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Values that a field has, the most frequent first. */
export function suggestedValuesQuery(
  has: Related | null,
  field: string,
  text: string,
  subject: FilterSubject = OF_CONTACTS,
) {
  return queryOptions({
    queryKey: ['filters', 'values', subject, has, field, text],
    queryFn: () => ipc.suggestValues({ subject, has, field, text, limit: SUGGESTED }),
    meta: { tags: ['contacts', 'submissions', 'notes', 'fields', 'members', 'boards', 'records'] },
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
    meta: { tags: ['contacts', 'submissions', 'notes', 'fields', 'segments', 'boards', 'records'] },
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
    meta: { tags: ['contacts', 'submissions', 'notes', 'fields', 'members', 'segments', 'boards', 'records'] },
    placeholderData: keepPreviousData,
    // A question that was dropped and is asked again before it knew: somebody went back to where they were.
    retry: (_, thrown) => toIpcError(thrown).code === 'cancelled',
    retryDelay: 0,
    gcTime: 0,
  });
  return { count: answer.data, isBehind: answer.isPlaceholderData };
}
