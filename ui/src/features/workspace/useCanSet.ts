import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from './api';

/** Whether you may change what is a setting: the owner and admins may. */
export function useCanSet(): boolean {
  const you = useQuery(workspaceQuery).data?.member;
  return you !== undefined && you.role !== 'member';
}
