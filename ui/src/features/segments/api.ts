// Everything that is asked and told about segments.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { ipc, type SegmentInfo } from '../../ipc';

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
