import { useQuery } from '@tanstack/react-query';
import { type BoardFlowApp, ipc } from '../../../ipc';

/** The flow apps that a board can belong to; the one that it belongs to is there before the others have come. */
export function useFlowApps(current: BoardFlowApp | null): BoardFlowApp[] {
  const { data } = useQuery({
    queryKey: ['flow-apps', 'of-boards'],
    queryFn: () => ipc.listFlowApps(),
    meta: { tags: ['flow_apps'] },
  });
  return data ?? (current === null ? [] : [current]);
}
