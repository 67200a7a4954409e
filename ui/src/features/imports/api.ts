// What the import screens ask of the core. The wizard's own steps are in `wizard/run.ts`.

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type ImportId, type ImportSettings, ipc, type RowFilter } from '../../ipc';

/** Rows that are fetched at once. */
export const ROWS_PAGE = 100;

export const importsQuery = queryOptions({
  queryKey: ['imports', 'list'],
  queryFn: () => ipc.listImports(),
  meta: { tags: ['imports'] },
});

export function importQuery(importId: ImportId) {
  return queryOptions({
    queryKey: ['imports', 'one', importId],
    queryFn: () => ipc.getImport({ import: importId }),
    meta: { tags: ['imports'] },
  });
}

/** One page of the rows behind a filter. A plan's rows belong to the plan: `plan` tells one plan of a draft from another. */
export function importRowsQuery(importId: ImportId, plan: string, filter: RowFilter, page: number) {
  return queryOptions({
    queryKey: ['imports', 'rows', importId, plan, filter, page],
    queryFn: () => ipc.getImportRows({ import: importId, filter, offset: page * ROWS_PAGE, limit: ROWS_PAGE }),
    meta: { tags: ['imports'] },
  });
}

/** How many rows would get an e-mail, a phone and a name. */
export function mappingPreviewQuery(importId: ImportId, settings: ImportSettings) {
  return queryOptions({
    queryKey: ['imports', 'preview', importId, settings],
    queryFn: () => ipc.previewMapping({ import: importId, settings }),
    meta: { tags: [] },
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}
