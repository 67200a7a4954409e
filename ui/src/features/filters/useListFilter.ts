import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Filter, SegmentInfo } from '../../ipc';
import { type ContactsSearch, withFilter } from '../contacts/search';
import { segmentsQuery } from '../segments/api';
import { EVERYBODY, isEverybody, isFilter, sameFilter } from './filter';

export interface ListFilter {
  /** The segment that the list is of; nothing where it is of none, is gone or is not known yet. */
  segment: SegmentInfo | undefined;
  /** What the list asks for: its own filter, or its segment’s. */
  filter: Filter;
  /** Whether the address brings a filter; otherwise the core says what it is. */
  isReadable: boolean;
  /** Whether the filter is another than the one that the segment is saved with. */
  isChanged: boolean;
  change: (filter: Filter) => void;
  /** The segment as it is saved. */
  revert: () => void;
}

/** The filter of the list at an address, and the ways to change it. It stands in the address and nowhere else. */
export function useListFilter({ segment: id, filter: given }: ContactsSearch): ListFilter {
  const navigate = useNavigate();
  const segment = useQuery({ ...segmentsQuery, enabled: id !== undefined }).data?.find((each) => each.id === id);
  return useMemo(() => {
    const isReadable = given === undefined || isFilter(given);
    const set = (filter: Filter | undefined) =>
      // What was typed may come after the search has changed: only the filter is another.
      void navigate({ to: '/contacts', search: (was: ContactsSearch) => withFilter(was, filter), replace: true });
    return {
      segment,
      filter: (isReadable ? given : undefined) ?? segment?.filter ?? EVERYBODY,
      isReadable,
      isChanged: given !== undefined && segment !== undefined,
      change(filter) {
        const isAsSaved = segment ? sameFilter(filter, segment.filter) : isEverybody(filter);
        set(isAsSaved ? undefined : filter);
      },
      revert: () => set(undefined),
    };
  }, [navigate, segment, given]);
}
