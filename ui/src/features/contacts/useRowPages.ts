import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Tag } from '../../ipc';
import { useDebounced } from '../../lib/useDebounced';

/** Rows that are fetched at once. */
export const PAGE_ROWS = 100;

export interface RowPage<Row> {
  /** How many rows the whole list has. */
  total: number;
  rows: Row[];
}

/** How one page of a list is asked for: rows `page * PAGE_ROWS` and on. */
export interface PageQuery<Row> {
  queryKey: readonly unknown[];
  queryFn: () => Promise<RowPage<Row>>;
  meta: { tags: readonly Tag[] };
  gcTime: number;
}

export interface RowList<Row, Query> {
  /** The query that the rows belong to: the one asked for, or the one before it until its first page has come. */
  shown: Query;
  total: number;
  isPending: boolean;
  /** Whether another query was asked for and its first page is still to come. */
  isChanging: boolean;
  error: Error | null;
  refetch(): void;
  rowAt(position: number): Row | undefined;
}

interface Seen {
  first: number;
  end: number;
  /** The bar is being dragged: only where it rests is fetched. */
  jumping: boolean;
}

/**
 * The list's rows by position, fetched in pages as they come into view. `wanted` is to be the same object while it asks
 * for the same, `pageQuery` a function that stays the same; until it is `ready`, nothing is asked for.
 */
export function useRowPages<Row, Query, Wanted extends { query: Query }>(
  wanted: Wanted,
  pageQuery: (wanted: Wanted, page: number) => PageQuery<Row>,
  ready: boolean,
  { first, end, jumping }: Seen,
): RowList<Row, Query> {
  const client = useQueryClient();
  const head = useQuery({ ...pageQuery(wanted, 0), enabled: ready });
  const [shown, setShown] = useState(wanted);
  // Rows of the same list that carry other fields: they stand in until those with the new columns have come.
  const [before, setBefore] = useState<Wanted | null>(null);
  // The old rows stay until the new ones are here, so that typing into the search never blanks the list.
  const hasRows = (rows: Wanted) => client.getQueryData(pageQuery(rows, 0).queryKey) !== undefined;
  if (shown !== wanted && (head.data || !hasRows(shown))) {
    setBefore(shown.query === wanted.query ? shown : null);
    setShown(wanted);
  }
  const settled = head.data !== undefined || shown === wanted;

  const pages = `${Math.floor(first / PAGE_ROWS)}-${Math.floor(Math.max(first, end - 1) / PAGE_ROWS)}`;
  const rested = useDebounced(pages, 80);
  const [from = 0, to = 0] = (jumping ? rested : pages).split('-').map(Number);
  const current = head.data ? wanted : shown;
  const answers = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, index) => ({
      ...pageQuery(current, from + index),
      enabled: ready,
    })),
  });

  const newest = [head, ...answers]
    .filter((answer) => answer.data !== undefined)
    .reduce<{ data: RowPage<Row> | undefined; at: number }>(
      (best, answer) => (answer.dataUpdatedAt > best.at ? { data: answer.data, at: answer.dataUpdatedAt } : best),
      { data: undefined, at: 0 },
    );

  const rowAt = useCallback(
    (position: number) => {
      const page = Math.floor(position / PAGE_ROWS);
      const pageOf = (rows: Wanted) => client.getQueryData<RowPage<Row>>(pageQuery(rows, page).queryKey);
      const data = pageOf(current) ?? (before && pageOf(before));
      return data?.rows[position - page * PAGE_ROWS];
    },
    [client, pageQuery, current, before],
  );

  return {
    shown: current.query,
    total: newest.data?.total ?? 0,
    isChanging: head.data === undefined && shown.query !== wanted.query && !head.isError,
    isPending: newest.data === undefined && !head.isError,
    error: settled || head.isError ? (head.error ?? answers.find((answer) => answer.error)?.error ?? null) : null,
    refetch: () => {
      void head.refetch();
      for (const answer of answers) if (answer.isError) void answer.refetch();
    },
    rowAt,
  };
}
