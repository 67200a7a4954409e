import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListQuery } from '../../ipc';
import { fieldsQuery } from '../fields/api';
import { tagsQuery } from '../tags/api';
import { type ContactsSearch, sortedField, TAG_MODES, toListQuery, withoutLostSort, withoutLostTags } from './search';

/**
 * The list that an address stands for. Tags that were deleted since it was written no longer narrow it, and where the
 * field that it was sorted by is archived or gone, it is sorted by name.
 */
export function useListQuery(search: ContactsSearch): ListQuery {
  const tags = useQuery({ ...tagsQuery, enabled: TAG_MODES.some((mode) => search[mode] !== undefined) }).data;
  const list = useQuery({ ...fieldsQuery, enabled: sortedField(search) !== null }).data;
  const kept = useMemo(() => {
    const tagged = tags ? withoutLostTags(search, new Set(tags.map(({ id }) => id))) : search;
    const live = list?.fields.filter(({ archived }) => !archived);
    return live ? withoutLostSort(tagged, new Set(live.map(({ id }) => id))) : tagged;
  }, [search, tags, list]);
  return useMemo(() => toListQuery(kept), [kept]);
}
