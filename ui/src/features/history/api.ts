import { infiniteQueryOptions } from '@tanstack/react-query';
import { ipc, type OperationId, type Tag } from '../../ipc';

const PAGE = 100;

// A change can be of anything, and whatever changes is one more in the history.
const EVERYTHING: Record<Tag, true> = {
  workspace: true,
  contacts: true,
  submissions: true,
  imports: true,
  matches: true,
  members: true,
  notes: true,
  fields: true,
  segments: true,
  boards: true,
  records: true,
  flow_apps: true,
};

/** What has been done, newest first. */
export const operationsQuery = infiniteQueryOptions({
  queryKey: ['operations'],
  queryFn: ({ pageParam }) => ipc.listOperations({ after: pageParam, limit: PAGE }),
  initialPageParam: null as OperationId | null,
  getNextPageParam: ({ operations, hasMore }) => (hasMore ? operations.at(-1)?.id : undefined),
  meta: { tags: Object.keys(EVERYTHING) as Tag[] },
});
