import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListQuery } from '../../ipc';
import { fieldsQuery } from '../fields/api';
import { type ContactsSearch, sortedField, toListQuery, withoutLostSort } from './search';

/** The list that an address stands for. Where the field that it was sorted by is archived or gone, it is sorted by name. */
export function useListQuery(search: ContactsSearch): ListQuery {
  const list = useQuery({ ...fieldsQuery, enabled: sortedField(search) !== null }).data;
  return useMemo(() => {
    const live = list?.fields.filter(({ archived }) => !archived);
    return toListQuery(live ? withoutLostSort(search, new Set(live.map(({ id }) => id))) : search);
  }, [search, list]);
}
