import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { ContactPage, ContactRow, ListQuery } from '../../ipc';
import { useDebounced } from '../../lib/useDebounced';
import { contactPageQuery, PAGE_ROWS } from './api';

export interface ContactList {
  /** The query that the rows belong to: the one asked for, or the one before it until its first page has come. */
  shown: ListQuery;
  total: number;
  isPending: boolean;
  /** Whether another query was asked for and its first page is still to come. */
  isChanging: boolean;
  error: Error | null;
  refetch(): void;
  rowAt(position: number): ContactRow | undefined;
}

interface Wanted {
  first: number;
  end: number;
  /** The bar is being dragged: only where it rests is fetched. */
  jumping: boolean;
}

/** The list's rows by position, fetched in pages as they come into view. */
export function useContactList(query: ListQuery, { first, end, jumping }: Wanted): ContactList {
  const client = useQueryClient();
  const head = useQuery(contactPageQuery(query, 0));
  const [shown, setShown] = useState(query);
  // The old rows stay until the new ones are here, so that typing into the search never blanks the list.
  if (head.data && shown !== query) setShown(query);
  const settled = head.data !== undefined || shown === query;

  const pages = `${Math.floor(first / PAGE_ROWS)}-${Math.floor(Math.max(first, end - 1) / PAGE_ROWS)}`;
  const rested = useDebounced(pages, 80);
  const [from = 0, to = 0] = (jumping ? rested : pages).split('-').map(Number);
  const current = head.data ? query : shown;
  const answers = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, index) => contactPageQuery(current, from + index)),
  });

  const newest = [head, ...answers]
    .filter((answer) => answer.data !== undefined)
    .reduce<{ data: ContactPage | undefined; at: number }>(
      (best, answer) => (answer.dataUpdatedAt > best.at ? { data: answer.data, at: answer.dataUpdatedAt } : best),
      { data: undefined, at: 0 },
    );

  const rowAt = useCallback(
    (position: number) => {
      const page = Math.floor(position / PAGE_ROWS);
      const data = client.getQueryData(contactPageQuery(current, page).queryKey);
      return data?.rows[position - page * PAGE_ROWS];
    },
    [client, current],
  );

  return {
    shown: current,
    total: newest.data?.total ?? 0,
    isChanging: head.data === undefined && shown !== query && !head.isError,
    isPending: newest.data === undefined && !head.isError,
    error: settled || head.isError ? (head.error ?? answers.find((answer) => answer.error)?.error ?? null) : null,
    refetch: () => {
      void head.refetch();
      for (const answer of answers) if (answer.isError) void answer.refetch();
    },
    rowAt,
  };
}
