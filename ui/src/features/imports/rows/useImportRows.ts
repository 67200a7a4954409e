// Rows of an import by position: only the pages that are looked at are fetched, so a million rows scroll like ten.

import { useQueries } from '@tanstack/react-query';
import type { ImportId, ImportRow, RowFilter } from '../../../ipc';
import { importRowsQuery, ROWS_PAGE } from '../api';

interface ImportRows {
  /** Absent until the first page has come. */
  total: number | undefined;
  /** Absent while its page is on the way. */
  rowAt: (index: number) => ImportRow | undefined;
  error: unknown;
  retry: () => void;
}

/** The rows behind a filter, fetched around the positions that are on screen. */
export function useImportRows(
  importId: ImportId,
  plan: string,
  filter: RowFilter,
  shown: { first: number; last: number },
): ImportRows {
  const from = Math.floor(shown.first / ROWS_PAGE);
  const to = Math.max(from, Math.floor(shown.last / ROWS_PAGE));
  // The first page is always there: it tells the total.
  const pages = [...new Set([0, ...Array.from({ length: to - from + 1 }, (_, index) => from + index)])];
  const results = useQueries({ queries: pages.map((page) => importRowsQuery(importId, plan, filter, page)) });
  const byPage = new Map(pages.map((page, index) => [page, results[index]?.data]));
  return {
    total: byPage.get(0)?.total,
    rowAt: (index) => byPage.get(Math.floor(index / ROWS_PAGE))?.rows[index % ROWS_PAGE],
    error: results.find((result) => result.isError)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch();
    },
  };
}
