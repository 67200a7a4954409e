import { describe, expect, it } from 'vitest';
import type { ImportDraft } from '../../../ipc';
import { column, draft, failure, report } from '../testing';
import {
  asksForColumns,
  questionAfter,
  questionBefore,
  reduce,
  start,
  type WizardEvent,
  type WizardState,
} from './machine';

function run(events: WizardEvent[], from: WizardState = start): WizardState {
  return events.reduce(reduce, from);
}

function read(values: Partial<ImportDraft> = {}): WizardState {
  return run([
    { type: 'read', paths: ['/a.csv'], job: 'r' },
    { type: 'readDone', job: 'r', draft: draft(values) },
  ]);
}

const planned: WizardEvent[] = [
  { type: 'plan', job: 'p' },
  { type: 'planDone', job: 'p', report: report() },
];

describe('reading files', () => {
  it('starts from what the draft suggests', () => {
    const state = read({ columns: [column('Mail', { target: 'email' }), column('Why')] });

    expect(state).toMatchObject({
      at: 'files',
      status: 'read',
      settings: { bot: 'Quote request', flowApp: null, mapping: { columns: { Mail: 'email', Why: 'answer' } } },
    });
  });

  it('suggests no bot to rows that name their own', () => {
    expect(read({ rowsNameBot: true })).toMatchObject({ settings: { bot: null } });
  });

  it('ignores the answer of files that were chosen before', () => {
    const state = run([
      { type: 'read', paths: ['/old.csv'], job: 'old' },
      { type: 'read', paths: ['/new.csv'], job: 'new' },
      { type: 'readDone', job: 'old', draft: draft() },
    ]);

    expect(state).toEqual({ at: 'files', status: 'reading', paths: ['/new.csv'], job: 'new' });
  });

  it('keeps the chosen files when one is refused, and starts over when it was stopped', () => {
    const reading: WizardEvent = { type: 'read', paths: ['/a.csv', '/b.csv'], job: 'r' };
    const refused = failure('file_unreadable', '/b.csv');

    expect(run([reading, { type: 'readFailed', job: 'r', failure: refused }])).toEqual({
      at: 'files',
      status: 'refused',
      paths: ['/a.csv', '/b.csv'],
      failure: refused,
    });
    expect(run([reading, { type: 'readFailed', job: 'r', failure: failure('cancelled') }])).toEqual(start);
  });
});

describe('which questions are asked', () => {
  const cases: [string, Partial<ImportDraft>, ReturnType<typeof questionAfter>][] = [
    ['the bot of rows that do not name it', {}, 'bot'],
    ['the columns of rows that name their bot', { rowsNameBot: true }, 'columns'],
    ['the columns of a file of contacts', { kind: 'contacts' }, 'columns'],
    ['nothing about bot definitions', { kind: 'bots', rows: 0, columns: [] }, 'plan'],
    ['nothing about columns that were imported before', { kind: 'contacts', mappingKnown: true }, 'plan'],
    [
      'nothing about a known export',
      { kind: 'contacts', columns: [column('First Name', { target: 'first_name', reason: 'known_export' })] },
      'plan',
    ],
    [
      'the columns of a known export of which some were guessed from their values',
      {
        kind: 'contacts',
        columns: [column('Start', { reason: 'known_export' }), column('Where', { target: 'phone', reason: 'type' })],
      },
      'columns',
    ],
  ];
  it.each(cases)('asks %s', (_, values, next) => {
    expect(questionAfter('files', draft(values))).toBe(next);
  });

  it('asks about dates that read both ways, even in columns that are known', () => {
    const open = column('When', { target: 'started_at', ambiguousDates: true });

    expect(asksForColumns(draft({ mappingKnown: true, columns: [open] }))).toBe(true);
    expect(asksForColumns(draft({ mappingKnown: true, columns: [{ ...open, target: 'answer' }] }))).toBe(false);
    expect(
      asksForColumns(draft({ mappingKnown: true, columns: [open], mapping: { columns: {}, date_order: 'dmy' } })),
    ).toBe(false);
  });

  it('goes back the way that was come, over known columns as well', () => {
    expect(questionBefore('review', draft({ mappingKnown: true }))).toBe('columns');
    expect(questionBefore('review', draft({ kind: 'bots', columns: [] }))).toBe('files');
    expect(questionBefore('columns', draft())).toBe('bot');
    expect(questionBefore('columns', draft({ rowsNameBot: true }))).toBe('files');
    expect(questionBefore('bot', draft())).toBe('files');
  });
});

describe('review', () => {
  it('keeps every answer on the way back from a plan', () => {
    const state = run(
      [
        { type: 'go', to: 'bot' },
        { type: 'bot', bot: 'Support', flowApp: 'Sales' },
        ...planned,
        { type: 'go', to: 'columns' },
      ],
      read(),
    );

    expect(state).toMatchObject({ at: 'columns', settings: { bot: 'Support', flowApp: 'Sales' } });
  });

  it('returns to the last question when the plan is stopped, and says why when it failed', () => {
    const planning = run([{ type: 'plan', job: 'p' }], read());

    expect(reduce(planning, { type: 'planFailed', job: 'p', failure: failure('cancelled') })).toMatchObject({
      at: 'columns',
    });
    expect(reduce(planning, { type: 'planFailed', job: 'p', failure: failure('busy') })).toMatchObject({
      at: 'review',
      status: 'refused',
    });
  });

  it('ignores the answer of a plan that was left', () => {
    const left = run(
      [
        { type: 'plan', job: 'p' },
        { type: 'go', to: 'bot' },
      ],
      read(),
    );

    expect(reduce(left, { type: 'planDone', job: 'p', report: report() })).toBe(left);
  });

  it('applies only what was planned', () => {
    const state = read();

    expect(reduce(state, { type: 'apply', job: 'a' })).toBe(state);
  });
});

describe('running', () => {
  const running = run([...planned, { type: 'apply', job: 'a' }], read());

  it('ends at what was made', () => {
    expect(reduce(running, { type: 'applyDone', job: 'a', importId: 'draft' })).toEqual({
      at: 'done',
      importId: 'draft',
    });
  });

  it('takes neither other files nor a step back meanwhile', () => {
    expect(reduce(running, { type: 'read', paths: ['/other.csv'], job: 'x' })).toBe(running);
    expect(reduce(running, { type: 'go', to: 'columns' })).toBe(running);
    expect(reduce(running, { type: 'plan', job: 'x' })).toBe(running);
  });

  it('keeps the draft of a run that stopped, so that it can be finished', () => {
    expect(reduce(running, { type: 'applyFailed', job: 'a', failure: failure('disk_full') })).toMatchObject({
      at: 'stopped',
      draft: { id: 'draft' },
    });
  });

  it('ignores the end of another job', () => {
    expect(reduce(running, { type: 'applyDone', job: 'other', importId: 'x' })).toBe(running);
  });
});

describe('columns that get a place while something else is waited for', () => {
  const columns = [column('Mail', { target: 'email' }), column('Firm')];
  const asking = run([{ type: 'go', to: 'columns' }], read({ columns }));

  it('keep what was chosen meanwhile', () => {
    const mapping = { ...draft().mapping, columns: { Mail: 'phone', Firm: 'answer' } };
    const state = run(
      [
        { type: 'mapping', mapping },
        { type: 'targets', draft: 'draft', targets: { Firm: 'field:firm' } },
      ],
      asking,
    );
    expect(state).toMatchObject({ settings: { mapping: { columns: { Mail: 'phone', Firm: 'field:firm' } } } });
  });

  it('are not those of another draft, nor of one that is planned already', () => {
    expect(run([{ type: 'targets', draft: 'other', targets: { Firm: 'field:firm' } }], asking)).toBe(asking);
    const done = run(planned, asking);
    expect(run([{ type: 'targets', draft: 'draft', targets: { Firm: 'field:firm' } }], done)).toBe(done);
  });
});
