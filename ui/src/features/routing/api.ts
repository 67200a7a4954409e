// Everything that is asked about where cards of submissions go.

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import {
  type BoardInfo,
  type FlowAppId,
  ipc,
  type RecordTypeInfo,
  type RouteSubmissions,
  type TestRouting,
} from '../../ipc';

/** The rules of a flow app, in the order in which they are tried. */
export function rulesQuery(flowApp: FlowAppId) {
  return queryOptions({
    queryKey: ['routing', 'rules', flowApp],
    queryFn: () => ipc.listRoutingRules({ flowApp }),
    // Names in a rule's words are those of fields, tags, members, boards and bots.
    meta: { tags: ['flow_apps', 'boards', 'fields', 'members', 'submissions', 'contacts'] },
  });
}

/** Which rule would fire, and why not those before it. */
export function routingTestQuery(input: TestRouting) {
  return queryOptions({
    queryKey: ['routing', 'test', input],
    queryFn: () => ipc.testRouting(input),
    meta: { tags: ['flow_apps', 'boards', 'fields', 'members', 'submissions', 'contacts'] },
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/** What routing submissions anew would do. */
export function routingPreviewQuery(input: RouteSubmissions) {
  return queryOptions({
    queryKey: ['routing', 'preview', input],
    queryFn: () => ipc.previewRouting(input),
    meta: { tags: ['flow_apps', 'boards', 'submissions', 'contacts'] },
    gcTime: 0,
  });
}

const routedBoardsQuery = queryOptions({
  queryKey: ['routing', 'boards'],
  queryFn: () => ipc.listBoards(),
  meta: { tags: ['boards', 'flow_apps'] },
});

const routedTypesQuery = queryOptions({
  queryKey: ['routing', 'record-types'],
  queryFn: () => ipc.listRecordTypes(),
  meta: { tags: ['records', 'fields', 'flow_apps'] },
});

const NO_BOARDS: BoardInfo[] = [];
const NO_TYPES: RecordTypeInfo[] = [];

/** The boards to which cards can be sent; none until they have come. */
export function useRoutedBoards(): BoardInfo[] {
  return useQuery(routedBoardsQuery).data ?? NO_BOARDS;
}

/** The types that submissions can make records of; none until they have come. */
export function useRoutedTypes(): RecordTypeInfo[] {
  return useQuery(routedTypesQuery).data ?? NO_TYPES;
}
