import { queryOptions } from '@tanstack/react-query';
import { ipc, type SetField } from '../../../ipc';

/** How many contacts a change of a field would change. */
export function setFieldCountQuery(input: SetField) {
  return queryOptions({
    queryKey: ['fields', 'count', input],
    queryFn: () => ipc.countSetField(input),
    meta: { tags: ['contacts', 'fields'] },
    gcTime: 0,
  });
}
