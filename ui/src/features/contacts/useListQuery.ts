import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListQuery } from '../../ipc';
import { tagsQuery } from '../tags/api';
import { type ContactsSearch, TAG_MODES, toListQuery, withoutLostTags } from './search';

/** The list that an address stands for. Tags that were deleted since it was written no longer narrow it. */
export function useListQuery(search: ContactsSearch): ListQuery {
  const known = useQuery({ ...tagsQuery, enabled: TAG_MODES.some((mode) => search[mode] !== undefined) }).data;
  return useMemo(
    () => toListQuery(known ? withoutLostTags(search, new Set(known.map(({ id }) => id))) : search),
    [search, known],
  );
}
