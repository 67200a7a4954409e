// Everything that is asked and told about submissions of any bot.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { ipc, type SubmissionId, type SubmissionRow } from '../../ipc';
import { PAGE_ROWS, type PageQuery } from '../contacts/useRowPages';
import type { SubmissionsQuery } from './search';

export interface SubmissionsWanted {
  query: SubmissionsQuery;
}

/** One page of the list, with the exact size of it. */
export function submissionPageQuery({ query }: SubmissionsWanted, page: number): PageQuery<SubmissionRow> {
  return {
    queryKey: ['submissions', 'page', query, page],
    queryFn: async () => {
      const { total, submissions } = await ipc.listSubmissions({
        ...query,
        offset: page * PAGE_ROWS,
        limit: PAGE_ROWS,
      });
      return { total, rows: submissions };
    },
    meta: { tags: ['submissions', 'contacts', 'boards', 'records', 'flow_apps'] },
    gcTime: 2 * 60_000,
  };
}

/** One submission with whose it is and what became of it. */
export function submissionQuery(submission: SubmissionId) {
  return queryOptions({
    queryKey: ['submissions', 'one', submission],
    queryFn: () => ipc.getSubmission({ submission }),
    meta: { tags: ['submissions', 'contacts', 'boards', 'records', 'flow_apps'] },
  });
}

/** The newest submissions that a search finds: what a picker asks. */
export function submissionsFoundQuery(query: SubmissionsQuery, limit = 8) {
  return queryOptions({
    queryKey: ['submissions', 'found', query, limit],
    queryFn: () => ipc.listSubmissions({ ...query, offset: 0, limit }),
    meta: { tags: ['submissions', 'contacts'] },
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}
