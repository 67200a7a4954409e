import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { PEOPLE } from '../filters/asked';
import { type ListFilter, useListFilter } from '../filters/useListFilter';
import { segmentsQuery } from '../segments/api';
import { type ContactsSearch, withFilter } from './search';

/** The filter of the list of contacts at an address: its own, or that of the segment which the list is of. */
export function useContactFilter({ segment: id, filter: given }: ContactsSearch): ListFilter {
  const navigate = useNavigate();
  const segment = useQuery({ ...segmentsQuery, enabled: id !== undefined }).data?.find((each) => each.id === id);
  return useListFilter({
    asked: PEOPLE,
    given,
    segment,
    onChange: (filter) =>
      // What was typed may come after the search has changed: only the filter is another.
      void navigate({ to: '/contacts', search: (was: ContactsSearch) => withFilter(was, filter), replace: true }),
  });
}
