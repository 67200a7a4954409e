// Everything that is asked and told about segments.

import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { type ImportId, ipc, type SegmentEvent, type SegmentId, type SegmentInfo } from '../../ipc';

/** Those who came and went that are fetched at once. */
const MOVES_PAGE = 100;

export const segmentsQuery = queryOptions({
  queryKey: ['segments'],
  queryFn: () => ipc.listSegments(),
  // Names in a filter's words are those of fields, tags and members.
  meta: { tags: ['segments', 'contacts', 'fields', 'members'] },
});

const NO_SEGMENTS: SegmentInfo[] = [];

/** Every segment, in the order of the navigation; none until they have come. */
export function useSegments(): SegmentInfo[] {
  return useQuery(segmentsQuery).data ?? NO_SEGMENTS;
}

/** How a segment grew and shrank since a day; since it was made where there is none. */
export function segmentHistoryQuery(segment: SegmentId, since: string | null) {
  return queryOptions({
    queryKey: ['segments', 'history', segment, since],
    queryFn: () => ipc.getSegmentHistory({ segment, since }),
    meta: { tags: ['segments', 'contacts'] },
    placeholderData: (previous, query) => (query?.queryKey[2] === segment ? previous : undefined),
  });
}

export interface MovesWanted {
  segment: SegmentId;
  since: string | null;
  /** Only those who came, or only those who went. */
  event: SegmentEvent | null;
}

/** Who came and went, newest first. */
export function segmentMovesQuery({ segment, since, event }: MovesWanted) {
  return infiniteQueryOptions({
    queryKey: ['segments', 'moves', segment, since, event],
    queryFn: ({ pageParam }) => ipc.listSegmentMoves({ segment, since, event, cursor: pageParam, limit: MOVES_PAGE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    meta: { tags: ['segments', 'contacts'] },
    placeholderData: (previous, query) => (query?.queryKey[2] === segment ? previous : undefined),
  });
}

/** What an import changed in each segment; only those that it changed. */
export function importSegmentsQuery(importId: ImportId) {
  return queryOptions({
    queryKey: ['segments', 'import', importId],
    queryFn: () => ipc.getImportSegments({ import: importId }),
    meta: { tags: ['segments', 'imports'] },
    placeholderData: keepPreviousData,
  });
}
