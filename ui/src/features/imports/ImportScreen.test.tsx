import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend, ImportState } from '../../ipc';
import { giveListsAHeight } from '../../test/layout';
import { expectNoAxeViolations, renderApp } from '../../test/render';
import { report, summary, undone } from './testing';

const UNDONE = undone({
  submissionsRemoved: 8,
  contactsRemoved: 4,
  contactsRestored: 3,
  kept: [{ contact: 'ana', name: 'Ana Ruiz', reason: 'Sam Rivera changed the name since.' }],
});

/** One import in the core, whose state the answers change as the core would. */
function core(state: ImportState, answers: Partial<Backend> = {}): Partial<Backend> {
  let current = state;
  const run = () =>
    summary({ state: current, canFinish: current === 'applying', report: report({ import: 'import', checks: 1 }) });
  return {
    getImport: async () => run(),
    getImportRows: async () => ({ total: 0, rows: [] }),
    undoImport: async () => {
      current = 'undone';
      return UNDONE;
    },
    finishImport: async () => {
      current = 'applied';
      return report();
    },
    ...answers,
  };
}

const neverAsked = () => Promise.reject(new Error('what is undone changed no segment'));

beforeEach(giveListsAHeight);

describe('an import that ran', () => {
  it('is taken back after a question, and tells what it kept', async () => {
    const { ipc } = await renderApp({ path: '/imports/import', answers: core('applied') });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo this import' }));
    expect(await screen.findByRole('dialog', { name: 'Undo this import?' })).toBeInTheDocument();
    expect(ipc.inputsOf('undoImport')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo import' }));

    expect(await screen.findByText(/8 submissions removed, 4 contacts removed/)).toBeInTheDocument();
    expect(screen.getByText('Sam Rivera changed the name since.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Ana Ruiz' })).toHaveAttribute('href', '/contacts/ana');
    ipc.emit('changed', { tags: ['imports'], external: false });
    expect(await screen.findByText('Import undone')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Undo this import' })).not.toBeInTheDocument();
  });

  it('stays where the question is answered with no', async () => {
    const { ipc } = await renderApp({ path: '/imports/import', answers: core('applied') });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo this import' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Keep it' }));

    expect(ipc.inputsOf('undoImport')).toEqual([]);
  });

  it('is finished where it was stopped half-way', async () => {
    const { ipc } = await renderApp({ path: '/imports/import', answers: core('applying') });
    await userEvent.click(await screen.findByRole('button', { name: 'Finish the import' }));
    await waitFor(() => expect(ipc.inputsOf('finishImport')).toHaveLength(1));
    ipc.emit('changed', { tags: ['imports'], external: false });

    expect(await screen.findByText('Import finished')).toBeInTheDocument();
  });

  it('saves the rows that it refused, or nothing where the dialog is cancelled', async () => {
    let path: string | null = null;
    const { ipc } = await renderApp({
      path: '/imports/import',
      answers: core('applied', {
        saveRejects: async () => (path === null ? null : { path, rows: 1 }),
        showInFolder: async () => null,
      }),
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Save the 1 rejected row' }));
    expect(screen.queryByText(/Saved/)).not.toBeInTheDocument();
    path = '/home/sam/rejected.csv';
    await userEvent.click(screen.getByRole('button', { name: 'Save the 1 rejected row' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Show in folder' }));

    expect(ipc.inputsOf('showInFolder')).toEqual(['/home/sam/rejected.csv']);
  });

  it('tells what it changed in the segments, and leads to who came and went since', async () => {
    const getImportSegments: Backend['getImportSegments'] = async () => [
      { segment: 'hot', name: 'Hot Leads', color: 'orange', joined: 1042, left: 0 },
      { segment: 'stale', name: 'Stale Contacts', color: 'gray', joined: 3, left: 310 },
    ];
    const { ipc } = await renderApp({ path: '/imports/import', answers: core('applied', { getImportSegments }) });
    const changed = await screen.findByRole('region', { name: 'What changed in your segments' });
    const lines = within(changed).getAllByRole('link');
    expect(lines.map((line) => line.textContent)).toEqual([
      'Hot Leads+1,042 joined',
      'Stale Contacts+3 joined−310 left',
    ]);
    expect(lines[0]).toHaveAttribute('href', '/segments/hot?since=2026-11-20');
    expect(ipc.inputsOf('getImportSegments')).toEqual([{ import: 'import' }]);
    await expectNoAxeViolations();
  });

  it('tells nothing of segments where it changed none, or was taken back', async () => {
    await renderApp({ path: '/imports/import', answers: core('undone', { getImportSegments: neverAsked }) });
    await screen.findByText('Import undone');
    expect(screen.queryByText('What changed in your segments')).toBeNull();
  });

  it('passes axe', async () => {
    await renderApp({ path: '/imports/import', answers: core('applied') });
    await screen.findByText('Import finished');
    await expectNoAxeViolations();
  });
});

describe('the list of imports', () => {
  it('tells what each did and where it stands', async () => {
    await renderApp({
      path: '/imports',
      answers: {
        listImports: async () => [
          summary({ files: ['a.csv', 'b.csv'] }),
          summary({ import: 'two', state: 'applying' }),
        ],
      },
    });

    expect(
      await screen.findByRole('link', { name: /^a\.csv ?\+1 ?10 rows · 5 new contacts · 3 matched/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Stopped/ })).toHaveAttribute('href', '/imports/two');
    await expectNoAxeViolations();
  });

  it('leads to the first import where there is none', async () => {
    const { router } = await renderApp({ path: '/imports', answers: { listImports: async () => [] } });
    await screen.findByText(/Nothing was imported yet/);
    await userEvent.click(screen.getByRole('button', { name: 'Import files' }));

    await waitFor(() => expect(router.state.location.pathname).toBe('/imports/new'));
  });
});
