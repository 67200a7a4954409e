import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { IpcError } from '../../ipc';
import { describedQuery } from './api';
import { isEverybody } from './filter';
import type { ListFilter } from './useListFilter';

/** Why a list’s filter cannot be asked, as what the core would throw; nothing where it can. */
export function useFilterProblem({ asked, filter, isReadable }: ListFilter): IpcError | null {
  const described = useQuery({
    ...describedQuery(filter, asked.subject),
    enabled: isReadable && !isEverybody(filter),
  }).data;
  const problem = described?.filter === filter ? described.words.problem : null;
  return useMemo(() => {
    if (problem === null) return null;
    const details = { field: 'filter', existing: null, path: null };
    return new IpcError({ code: 'invalid', message: problem, details });
  }, [problem]);
}
