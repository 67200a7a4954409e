import type { Backend, OnProgress } from '../backend';
import type { DraftColumn, ImportDraft, ImportReport, ImportRow, ImportSummary, Stage, Tag } from '../bindings';
import { IpcError } from '../error';
import { personAt } from './people';

type ImportCommands = Pick<
  Backend,
  | 'pickImportFiles'
  | 'stageImport'
  | 'previewMapping'
  | 'planImport'
  | 'applyImport'
  | 'finishImport'
  | 'discardDraft'
  | 'listImports'
  | 'getImport'
  | 'getImportRows'
  | 'saveRejects'
  | 'undoImport'
  | 'exportContacts'
  | 'cancelJob'
>;

const cancelled = new Set<string>();
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Takes its time, telling how far it is. */
export async function run(
  job: string,
  stage: Stage,
  total: number,
  onProgress: OnProgress,
  seconds = 3,
): Promise<void> {
  const steps = seconds * 20;
  for (let step = 0; step < steps; step++) {
    if (cancelled.has(job)) {
      throw new IpcError({
        code: 'cancelled',
        message: 'Stopped.',
        details: { field: null, existing: null, path: null },
      });
    }
    onProgress({
      stage,
      done: Math.round((step / steps) * total),
      total,
      perSecond: Math.round(total / seconds),
      secondsLeft: Math.ceil(((steps - step) / steps) * seconds),
    });
    await wait(50);
  }
}

const ROWS = 1204;
const id = (index: number) => `01930000-0000-7000-9000-${String(index).padStart(12, '0')}`;

function report(importId: string | null): ImportReport {
  return {
    import: importId,
    kind: 'submissions',
    rows: ROWS,
    submissions: { created: 1086, updated: 24, unchanged: 90 },
    contacts: { created: 310, updated: 214, matched: 800, unchanged: 0 },
    cards: {
      created: 120,
      places: [
        { board: 'Lead pipeline', phase: 'New Lead', cards: 80 },
        { board: 'Lead pipeline', phase: 'Qualified', cards: 40 },
      ],
    },
    records: { created: 40 },
    unmatched: 12,
    rejected: 4,
    tests: 3,
    checks: 5,
    warnings: ['“submissions-page-1.json” says that there is another page (has_more); import that as well.'],
  };
}

function column(
  header: string,
  samples: string[],
  filled: number,
  target: string,
  reason: DraftColumn['reason'],
  label = header,
): DraftColumn {
  return { header, label, samples, filled, target, reason, ambiguousDates: header === 'Eingang' };
}

const COLUMNS: DraftColumn[] = [
  column('id', ['sub_9f1', 'sub_9f2', 'sub_9f3'], ROWS, 'submission_id', 'known_export'),
  column('Your name', ['Ana Ruiz', 'Jürgen Müller', 'محمد الأحمد'], 1190, 'name', 'label'),
  column('E-mail address', ['ana@example.org', 'j.mueller@example.de', 'm.ahmad@example.com'], 1150, 'email', 'label'),
  column('tel', ['+34 600 111 222', '0171 2345678', '600-333-444'], 812, 'phone', 'type', 'Where can we call you?'),
  column('budget', ['12,000', '5000', 'not sure yet'], 640, 'answer', 'unknown', 'What is your budget?'),
  column(
    'details',
    ['We run three shops and want one site for all of them, with a calendar', 'New logo', '—'],
    590,
    'answer',
    'unknown',
    'Tell us about your project',
  ),
  column('completed_at', ['2026-03-03T09:04:00Z', '2026-03-04T11:20:00Z', ''], 980, 'completed_at', 'known_export'),
];

/** A file called `wide…` has 300 columns, and one called `ambiguous…` dates that read both ways. */
function columnsOf(paths: string[]): DraftColumn[] {
  if (paths.some((path) => path.includes('wide'))) {
    const questions = Array.from({ length: 293 }, (_, index) =>
      column(
        `q${index + 1}`,
        ['yes', 'no'],
        900 - index,
        'answer',
        'unknown',
        `Question ${index + 1} of the long form`,
      ),
    );
    return [...COLUMNS, ...questions];
  }
  return paths.some((path) => path.includes('ambiguous'))
    ? [...COLUMNS, column('Eingang', ['03/04/2026', '07/08/2026', '01/02/2026'], ROWS, 'started_at', 'type')]
    : COLUMNS;
}

export function createFakeImports(
  size: number,
  now: number,
  tell: (tags: Tag[]) => void,
  exportCount: (input: unknown) => number,
): ImportCommands {
  const summary = (index: number, files: string[], state: ImportSummary['state']): ImportSummary => ({
    import: id(index),
    files,
    at: new Date(now - index * 86_400_000 * 3).toISOString(),
    member: 'Sam Rivera',
    state,
    canFinish: state === 'applying',
    report: report(id(index)),
  });
  let imports: ImportSummary[] =
    size === 0
      ? []
      : [
          summary(1, ['submissions-page-1.json', 'submissions-page-2.json'], 'applied'),
          summary(2, ['Kontakte Messe München 2026 – Standbesucher und Interessenten (bereinigt).csv'], 'applying'),
          summary(3, ['typeform-responses.csv'], 'undone'),
          summary(4, ['hubspot-export.csv'], 'applied'),
        ];

  const draft = (paths: string[]): ImportDraft => ({
    id: id(99),
    files: paths.map((path) => ({
      name: path.split('/').at(-1) ?? path,
      format: path.endsWith('.json') ? 'json' : 'csv',
      recognisedAs: path.endsWith('.json') ? 'ioZen submissions' : 'CSV with semicolons, Windows-1252',
      rows: ROWS,
      unreadable: 4,
    })),
    kind: 'submissions',
    rows: ROWS * paths.length,
    columns: columnsOf(paths),
    mappingKnown: false,
    mapping: {
      columns: {},
      date_order: paths.some((path) => path.includes('ambiguous')) ? null : 'dmy',
      decimal: null,
      tags: 'add',
    },
    rowsNameBot: false,
    suggestedBot: 'Quote request',
    botsDefined: [],
    warnings: [],
  });

  const apply = async (importId: string, job: string, onProgress: OnProgress): Promise<ImportReport> => {
    await run(job, 'importing', ROWS, onProgress, 4);
    const done: ImportSummary = {
      ...summary(0, ['submissions-page-1.json'], 'applied'),
      import: importId,
      report: report(importId),
    };
    imports = [done, ...imports.filter((each) => each.import !== importId)];
    tell(['imports', 'contacts', 'submissions', 'matches', 'workspace']);
    return report(importId);
  };

  const find = (importId: string): ImportSummary => {
    const found = imports.find((each) => each.import === importId);
    if (found) return found;
    throw new IpcError({
      code: 'not_found',
      message: `There is no import “${importId}”.`,
      details: { field: null, existing: null, path: null },
    });
  };

  return {
    pickImportFiles: async () => ['/home/sam/Downloads/submissions-page-1.json'],
    async stageImport({ paths, job }, onProgress) {
      await run(job, 'reading', 1_800_000, onProgress, 1);
      if (paths.some((path) => path.includes('broken'))) {
        throw new IpcError({
          code: 'file_unreadable',
          message: 'broken.xlsx is protected with a password. Save a copy without one and import that.',
          details: { field: null, existing: null, path: paths[0] ?? null },
        });
      }
      return draft(paths);
    },
    async previewMapping({ settings }) {
      const targets = Object.values(settings.mapping?.columns ?? {});
      return {
        rows: ROWS,
        withEmail: targets.includes('email') || targets.length === 0 ? 1150 : 0,
        withPhone: 812,
        withName: 1190,
        problems: [],
      };
    },
    async planImport({ job }, onProgress) {
      await run(job, 'planning', ROWS, onProgress, 1);
      return report(null);
    },
    applyImport: (input, onProgress) => apply(input.import, input.job, onProgress),
    finishImport: (input, onProgress) => apply(input.import, input.job, onProgress),
    discardDraft: async () => null,
    listImports: async () => imports,
    getImport: async ({ import: importId }) => find(importId),
    async getImportRows({ filter, offset, limit }) {
      const total = {
        all: ROWS,
        new_contact: 310,
        matched_contact: 800,
        unchanged: 90,
        unmatched: 12,
        rejected: 4,
        check: 5,
      }[filter];
      const rows = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, index): ImportRow => {
        const number = offset + index;
        const person = personAt(number * 17, Math.max(size, 1000), now);
        const rejected = filter === 'rejected' || (filter === 'all' && number % 300 === 299);
        const created = filter === 'new_contact' || number % 4 === 0;
        return {
          file: 'submissions-page-1.json',
          number: number + 2,
          outcome: rejected ? 'rejected' : filter === 'unchanged' ? 'unchanged' : 'created',
          contactOutcome: rejected ? 'none' : filter === 'unmatched' ? 'unmatched' : created ? 'created' : 'matched',
          who: filter === 'unmatched' ? '' : person.displayName,
          contact: created || rejected ? null : person.id,
          submission: null,
          changes:
            created || rejected
              ? []
              : [
                  { field: 'phone', old: '', new: person.phoneDisplay ?? '+34 600 111 222' },
                  { field: 'last_name', old: 'Ruiz', new: person.lastName },
                ],
          reason: rejected
            ? 'The quotes in this row are broken: it ends inside a quoted cell.'
            : filter === 'check'
              ? 'Found by phone, but the names clearly disagree.'
              : null,
        };
      });
      return { total, rows };
    },
    saveRejects: async () => ({ path: '/home/sam/rejected-rows.json', rows: 4 }),
    async undoImport({ import: importId, job }, onProgress) {
      await run(job, 'undoing', ROWS, onProgress, 2);
      imports = imports.map((each) =>
        each.import === importId ? { ...each, state: 'undone', canFinish: false } : each,
      );
      tell(['imports', 'contacts', 'submissions']);
      const kept = personAt(40, Math.max(size, 1000), now);
      return {
        submissionsRemoved: 1086,
        contactsRemoved: 309,
        contactsRestored: 214,
        cardsRemoved: 0,
        recordsRemoved: 0,
        keptCards: [],
        keptRecords: [],
        kept: [{ contact: kept.id, name: kept.displayName, reason: 'Sam Rivera changed the name since.' }],
      };
    },
    async exportContacts(input, onProgress) {
      const rows = exportCount(input.selection);
      await run(input.job, 'exporting', rows, onProgress, 3);
      return { path: '/home/sam/Documents/contacts.csv', rows };
    },
    cancelJob: async (job) => {
      cancelled.add(job);
      return null;
    },
  };
}
