// Everything the profile asks of the core and tells it.

import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from '../../components/toast';
import {
  type ActivityKind,
  type ContactId,
  type ContactPatch,
  type ContactProfile,
  ipc,
  type ListQuery,
  type MemberId,
} from '../../ipc';
import { contactQuery, undoOperation } from '../contacts/api';
import { workspaceQuery } from '../workspace/api';

const TIMELINE_PAGE = 50;
const SUBMISSIONS_PAGE = 20;

const UNCHANGED: ContactPatch = { firstName: null, lastName: null, emails: null, phones: null, source: null };

/** The zone in which a day is a day. */
export function useTimezone(): string {
  return useQuery(workspaceQuery).data?.timezone ?? 'UTC';
}

/** A contact, from the same cache that the list's side panel reads. */
export function useContact(contact: ContactId) {
  return useQuery(contactQuery(contact));
}

/** Where a contact stands in the list that it was opened from. */
export function usePosition(query: ListQuery, contact: ContactId) {
  return useQuery({
    queryKey: ['contacts', 'position', query, contact],
    queryFn: () => ipc.locateContact({ query, contact }),
    meta: { tags: ['contacts'] },
    placeholderData: keepPreviousData,
  });
}

/** What happened with a contact: of these kinds (none for every kind), by this member's hand (null for anybody's). */
export function useTimeline(contact: ContactId, kinds: ActivityKind[], member: MemberId | null) {
  return useInfiniteQuery({
    queryKey: ['contacts', 'timeline', contact, kinds, member],
    queryFn: ({ pageParam }) => ipc.getTimeline({ contact, kinds, member, cursor: pageParam, limit: TIMELINE_PAGE }),
    initialPageParam: null as string | null,
    placeholderData: (previous, query) => (query?.queryKey[2] === contact ? previous : undefined),
    meta: { tags: ['contacts', 'submissions', 'imports', 'notes', 'boards', 'records', 'segments'] },
    getNextPageParam: (page) => page.nextCursor,
  });
}

export function useContactSubmissions(contact: ContactId) {
  return useInfiniteQuery({
    queryKey: ['submissions', 'of', contact],
    queryFn: ({ pageParam }) => ipc.listContactSubmissions({ contact, offset: pageParam, limit: SUBMISSIONS_PAGE }),
    initialPageParam: 0,
    meta: { tags: ['submissions'] },
    getNextPageParam: (page, pages) => {
      const loaded = pages.reduce((sum, each) => sum + each.submissions.length, 0);
      return page.submissions.length > 0 && loaded < page.total ? loaded : null;
    },
  });
}

interface ContactEdit {
  /** New values; the others stay as they are. */
  patch: Partial<ContactPatch>;
  /** What the toast says was done, once the contact is known as it is now. */
  message: string | ((profile: ContactProfile) => string);
}

/** Changes values of a contact, says so and offers to take it back. */
export function useUpdateContact(contact: ContactId) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ patch }: ContactEdit) => ipc.updateContact({ contact, patch: { ...UNCHANGED, ...patch } }),
    onSuccess: ({ contact: profile, operation }, { message }) => {
      // The answer is the new profile: it is shown at once, before the event says that others went stale.
      client.setQueryData(contactQuery(contact).queryKey, profile);
      if (operation === null) return;
      const said = typeof message === 'string' ? message : message(profile);
      toast({ message: said, undo: undoOperation(operation) });
    },
  });
}
