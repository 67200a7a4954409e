// Builders for the tests of the importer: a whole value, of which a test names only what it is about.

import { type DraftColumn, type ImportDraft, type ImportReport, type ImportSummary, IpcError } from '../../ipc';

export function column(header: string, values: Partial<DraftColumn> = {}): DraftColumn {
  return {
    header,
    label: header,
    samples: [],
    filled: 10,
    target: 'answer',
    reason: 'unknown',
    ambiguousDates: false,
    ...values,
  };
}

export function draft(values: Partial<ImportDraft> = {}): ImportDraft {
  return {
    id: 'draft',
    files: [{ name: 'rows.csv', format: 'csv', recognisedAs: 'CSV with commas, UTF-8', rows: 10, unreadable: 0 }],
    kind: 'submissions',
    rows: 10,
    columns: [column('E-mail', { target: 'email', reason: 'label' })],
    mappingKnown: false,
    mapping: { columns: {}, date_order: null, decimal: null, tags: 'add' },
    rowsNameBot: false,
    suggestedBot: 'Quote request',
    botsDefined: [],
    warnings: [],
    ...values,
  };
}

export function report(values: Partial<ImportReport> = {}): ImportReport {
  return {
    import: null,
    kind: 'submissions',
    rows: 10,
    submissions: { created: 8, updated: 0, unchanged: 1 },
    contacts: { created: 5, updated: 0, matched: 3, unchanged: 0 },
    unmatched: 0,
    rejected: 1,
    tests: 0,
    checks: 0,
    warnings: [],
    ...values,
  };
}

export function summary(values: Partial<ImportSummary> = {}): ImportSummary {
  return {
    import: 'import',
    files: ['rows.csv'],
    at: '2026-11-20T10:00:00Z',
    member: 'Sam Rivera',
    state: 'applied',
    canFinish: false,
    report: report({ import: 'import' }),
    ...values,
  };
}

export function failure(code: IpcError['code'], path: string | null = null): IpcError {
  return new IpcError({ code, message: `It went wrong: ${code}.`, details: { field: null, existing: null, path } });
}
