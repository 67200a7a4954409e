// Everything that is asked about where cards of submissions go.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type FlowAppId, ipc, type RouteSubmissions, type TestRouting } from '../../ipc';

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
