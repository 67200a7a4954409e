// Builders for the tests of the importer: a whole value, of which a test names only what it is about.

import {
  type BotSummary,
  type DraftColumn,
  type ImportDraft,
  type ImportReport,
  type ImportSummary,
  IpcError,
  type UndoReport,
} from '../../ipc';

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

export function bot(values: Partial<BotSummary> = {}): BotSummary {
  return {
    id: 'bot',
    name: 'Quote request',
    flowApp: '',
    flowAppId: null,
    submissionCount: 0,
    counts: { completed: 0, incomplete: 0, tests: 0, unmatched: 0 },
    lastSubmissionAt: null,
    defaultBoard: null,
    recordType: null,
    ...values,
  };
}

export function undone(values: Partial<UndoReport> = {}): UndoReport {
  return {
    submissionsRemoved: 0,
    contactsRemoved: 0,
    contactsRestored: 0,
    cardsRemoved: 0,
    recordsRemoved: 0,
    kept: [],
    keptCards: [],
    keptRecords: [],
    ...values,
  };
}
