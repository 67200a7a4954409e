// Submissions that a person should look at: suspicious matches, and those that found no contact.

import { infiniteQueryOptions } from '@tanstack/react-query';
import { ipc, type MatchId, type SubmissionId } from '../../ipc';

const PAGE = 50;

export const matchesQuery = infiniteQueryOptions({
  queryKey: ['matches'],
  queryFn: ({ pageParam }) => ipc.listMatches({ offset: pageParam, limit: PAGE }),
  initialPageParam: 0,
  getNextPageParam: (page, pages) => {
    const loaded = pages.reduce((sum, each) => sum + each.matches.length, 0);
    return page.matches.length > 0 && loaded < page.total ? loaded : null;
  },
  meta: { tags: ['matches', 'contacts'] },
});

export const unmatchedQuery = infiniteQueryOptions({
  queryKey: ['unmatched'],
  queryFn: ({ pageParam }) => ipc.listUnmatched({ offset: pageParam, limit: PAGE }),
  initialPageParam: 0,
  getNextPageParam: (page, pages) => {
    const loaded = pages.reduce((sum, each) => sum + each.submissions.length, 0);
    return page.submissions.length > 0 && loaded < page.total ? loaded : null;
  },
  meta: { tags: ['submissions'] },
});

export const acceptMatch = (matchId: MatchId) => ipc.acceptMatch({ matchId });
export const splitMatch = (matchId: MatchId) => ipc.splitMatch({ matchId });
export const linkSubmission = (submission: SubmissionId, contact: string) =>
  ipc.linkSubmission({ submission, contact });
