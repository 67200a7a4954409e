import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend, ImportReport, RunImport } from '../../ipc';
import { giveListsAHeight } from '../../test/layout';
import { expectNoAxeViolations, renderApp } from '../../test/render';
import { bot, column, draft, failure, report, summary } from './testing';
import { send } from './wizard/run';

const FILE = draft({
  columns: [
    column('Mail', {
      label: 'How can we reach you?',
      samples: ['ana@example.org', 'sam@example.org'],
      target: 'email',
      reason: 'type',
    }),
    column('Call', { samples: ['600 11 12 22'] }),
  ],
});

/** Work that ends when the test says so. */
function held<T>() {
  let end: (result: T) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const promise = new Promise<T>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { promise, end, fail };
}

async function openWizard(answers: Partial<Backend> = {}) {
  return renderApp({
    path: '/imports/new',
    answers: {
      pickImportFiles: async () => ['/home/sam/rows.csv'],
      stageImport: async () => FILE,
      discardDraft: async () => null,
      listBots: async () => [bot({ id: 'b', name: 'Support', flowApp: 'Sales', submissionCount: 12 })],
      previewMapping: async ({ settings }) => ({
        rows: 10,
        withEmail: Object.values(settings.mapping?.columns ?? {}).filter((target) => target === 'email').length * 9,
        withPhone: Object.values(settings.mapping?.columns ?? {}).includes('phone') ? 10 : 0,
        withName: 0,
        problems: [],
      }),
      planImport: async () => report({ checks: 1 }),
      getImportRows: async ({ filter }) => ({
        total: 1,
        rows: [
          {
            file: 'rows.csv',
            number: 2,
            outcome: filter === 'rejected' ? 'rejected' : 'created',
            contactOutcome: filter === 'rejected' ? 'none' : 'matched',
            who: 'Ana Ruiz',
            contact: filter === 'rejected' ? null : 'ana',
            submission: null,
            changes: filter === 'rejected' ? [] : [{ field: 'phone', old: '', new: '+34600111222' }],
            reason: filter === 'rejected' ? 'The date “soon” cannot be read.' : null,
          },
        ],
      }),
      getImport: async () => summary({ import: 'draft' }),
      ...answers,
    },
  });
}

const next = (name: string | RegExp) => screen.findByRole('button', { name });

async function toColumns() {
  await userEvent.click(await next('Choose files'));
  await userEvent.click(await next('Continue'));
  await userEvent.click(await next('Continue'));
  await screen.findByText('Where does each column go?');
}

beforeEach(() => {
  giveListsAHeight();
  // The wizard outlives its screen, so it outlives a test, too.
  send({ type: 'reset' });
});

describe('the import wizard', () => {
  it('leads from files to what was made', async () => {
    const { ipc } = await openWizard({ applyImport: async () => report({ import: 'draft' }) });
    await userEvent.click(await next('Choose files'));
    expect(await screen.findByText('CSV with commas, UTF-8')).toBeInTheDocument();
    await userEvent.click(await next('Continue'));
    expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Quote request');
    await userEvent.click(await next('Continue'));
    await userEvent.click(await next('Review 10 rows'));
    expect(await screen.findByRole('heading', { level: 2 })).toHaveTextContent(
      '10 rows: 5 new contacts,3 existing contacts matched,1 unchanged,1 can’t be imported.',
    );
    await userEvent.click(await next('1 can’t be imported'));
    expect(await screen.findByText('The date “soon” cannot be read.')).toBeInTheDocument();
    await userEvent.click(await next('Import 9 rows'));
    expect(await screen.findByText('Import finished')).toBeInTheDocument();

    const applied = ipc.inputsOf('applyImport')[0] as RunImport;
    expect(applied).toMatchObject({
      import: 'draft',
      settings: { bot: 'Quote request', mapping: { columns: { Mail: 'email', Call: 'answer' } } },
    });
  });

  it('passes axe where it asks for columns', async () => {
    await openWizard();
    await toColumns();
    await expectNoAxeViolations();
  });

  it('passes axe where it shows what it would do', async () => {
    await openWizard({ stageImport: async () => draft({ rowsNameBot: true, mappingKnown: true }) });
    await userEvent.click(await next('Choose files'));
    await userEvent.click(await next('Review'));
    await screen.findByText('Ana Ruiz');
    await expectNoAxeViolations();
  });

  it('counts anew when a column goes elsewhere', async () => {
    await openWizard();
    await toColumns();
    expect(await screen.findByText('9 of 10 rows')).toBeInTheDocument();
    expect(screen.getAllByText('no row')).toHaveLength(2);
    expect(screen.getByRole('img', { name: 'Guessed from its values' })).toBeInTheDocument();

    await userEvent.click(screen.getByRole('combobox', { name: 'Call goes to' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Phone' }));

    expect(await screen.findByText('all 10 rows')).toBeInTheDocument();
    expect(screen.getAllByText('no row')).toHaveLength(1);
  });

  it('takes files that are dropped on any screen', async () => {
    const { ipc, router } = await openWizard({ listImports: async () => [] });
    await act(() => router.navigate({ to: '/imports' }));
    act(() => ipc.emit('filesDropped', { paths: ['/a.csv', '/b.csv'] }));

    expect(await screen.findByText('10 rows in 1 file')).toBeInTheDocument();
    expect(ipc.inputsOf('stageImport')).toEqual([expect.objectContaining({ paths: ['/a.csv', '/b.csv'] })]);
    expect(router.state.location.pathname).toBe('/imports/new');
  });

  it('says which file cannot be read, and goes on without it', async () => {
    let attempts = 0;
    const { ipc } = await openWizard({
      pickImportFiles: async () => ['/good.csv', '/bad.csv'],
      stageImport: async () => {
        attempts += 1;
        if (attempts === 1) throw failure('file_unreadable', '/bad.csv');
        return FILE;
      },
    });
    await userEvent.click(await next('Choose files'));
    expect(await screen.findByRole('alert')).toHaveTextContent('It went wrong: file_unreadable.');
    await userEvent.click(await next('Leave it out'));

    expect(await screen.findByText('10 rows in 1 file')).toBeInTheDocument();
    expect(ipc.inputsOf('stageImport')[1]).toMatchObject({ paths: ['/good.csv'] });
  });

  it('asks what an ambiguous date means before it goes on', async () => {
    await openWizard({
      stageImport: async () =>
        draft({
          rowsNameBot: true,
          mappingKnown: true,
          columns: [column('When', { target: 'started_at', samples: ['03/04/2026'], ambiguousDates: true })],
        }),
    });
    await userEvent.click(await next('Choose files'));
    await userEvent.click(await next('Continue'));
    expect(await screen.findByText('What does 03/04/2026 mean?')).toBeInTheDocument();
    expect(await next('Review 10 rows')).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: '3 April 2026' }));

    expect(await next('Review 10 rows')).toBeEnabled();
  });

  it('uses the columns of an earlier import without asking, and lets them be looked at', async () => {
    await openWizard({ stageImport: async () => draft({ rowsNameBot: true, mappingKnown: true }) });
    await userEvent.click(await next('Choose files'));
    await userEvent.click(await next('Review'));
    await next('Import 9 rows');
    await userEvent.click(within(screen.getByRole('list', { name: 'Steps' })).getByRole('button', { name: 'Columns' }));

    expect(await screen.findByText(/You imported these columns before/)).toBeInTheDocument();
  });

  it('goes on importing while its screen is left, and stops when asked', async () => {
    const work = held<ImportReport>();
    const { ipc, router } = await openWizard({
      stageImport: async () => draft({ rowsNameBot: true, mappingKnown: true }),
      applyImport: (_input, onProgress) => {
        onProgress({ stage: 'importing', done: 4, total: 10, perSecond: 2, secondsLeft: 3 });
        return work.promise;
      },
      cancelJob: async () => {
        work.fail(failure('cancelled'));
        return null;
      },
      listImports: async () => [],
      getImport: async () => summary({ import: 'draft', state: 'applying', canFinish: true }),
    });
    await userEvent.click(await next('Choose files'));
    await userEvent.click(await next('Review'));
    await userEvent.click(await next('Import 9 rows'));
    await act(() => router.navigate({ to: '/imports' }));
    await userEvent.click(await screen.findByRole('link', { name: 'Importing 40 %' }));
    await userEvent.click(await next('Stop'));

    expect(await screen.findByText('Stopped half-way')).toBeInTheDocument();
    expect(await next('Finish the import')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('link', { name: /Importing/ })).not.toBeInTheDocument());
    const { job } = ipc.inputsOf('applyImport')[0] as unknown as { job: string };
    expect(ipc.inputsOf('cancelJob')).toEqual([job]);
  });
});
