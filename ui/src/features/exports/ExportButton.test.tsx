import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { type ExportReport, IpcError } from '../../ipc';
import { contactPages, expectNoAxeViolations, renderApp } from '../../test/render';

const listContacts = contactPages(3);

async function openExport(answers = {}) {
  const app = await renderApp({ path: '/contacts?q=a', answers: { listContacts, ...answers } });
  await screen.findByRole('grid');
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  return app;
}

it('writes what the list shows and offers to show the file', async () => {
  const { ipc } = await openExport({
    exportContacts: async () => ({ path: '/home/sam/contacts.csv', rows: 12_345 }),
    showInFolder: async () => null,
  });
  await userEvent.click(screen.getByLabelText('For Excel'));
  await userEvent.click(screen.getByLabelText('With their records'));
  await expectNoAxeViolations();
  await userEvent.click(screen.getByRole('button', { name: 'Choose where to save…' }));
  expect(await screen.findByText('Exported 12,345 contacts')).toBeInTheDocument();
  expect(ipc.inputsOf('exportContacts')).toMatchObject([
    {
      selection: { kind: 'matching', query: { search: 'a', inBin: false }, except: [] },
      options: { delimiter: 'comma', bom: true, keys: false },
      with: { cards: false, records: true },
    },
  ]);
  await userEvent.click(screen.getByRole('button', { name: 'Show in folder' }));
  expect(ipc.inputsOf('showInFolder')).toEqual(['/home/sam/contacts.csv']);
});

it('shows how far it is and can be stopped', async () => {
  let stop: (error: IpcError) => void = () => {};
  const { ipc } = await openExport({
    exportContacts: (_input: unknown, onProgress: (progress: object) => void) => {
      onProgress({ stage: 'exporting', done: 500, total: 1000, perSecond: 250, secondsLeft: 2 });
      return new Promise<ExportReport>((_, reject) => {
        stop = reject;
      });
    },
    cancelJob: async () => {
      stop(
        new IpcError({
          code: 'cancelled',
          message: 'Stopped.',
          details: { field: null, existing: null, path: null },
        }),
      );
      return null;
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Choose where to save…' }));
  expect(await screen.findByText('500 of 1,000 · 250 a second · a few seconds left')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  const [started] = ipc.inputsOf('exportContacts') as { job: string }[];
  expect(ipc.inputsOf('cancelJob')).toEqual([started?.job]);
  await waitFor(() => expect(screen.getByRole('button', { name: 'Choose where to save…' })).toBeInTheDocument());
  expect(screen.queryByText(/Exported/)).toBeNull();
});
