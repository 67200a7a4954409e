// Everything that is asked about flow apps.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { type FlowAppInfo, ipc } from '../../ipc';

export const flowAppsQuery = queryOptions({
  queryKey: ['flow-apps'],
  queryFn: () => ipc.listFlowApps(),
  meta: { tags: ['flow_apps', 'boards', 'records', 'submissions'] },
});

const NO_FLOW_APPS: FlowAppInfo[] = [];

/** Every flow app, in the order of the navigation; none until they have come. */
export function useFlowApps(): FlowAppInfo[] {
  return useQuery(flowAppsQuery).data ?? NO_FLOW_APPS;
}
