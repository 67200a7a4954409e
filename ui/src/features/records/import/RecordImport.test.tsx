import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Backend, IpcError, type RecordFile, type RecordImportReport } from '../../../ipc';
import { recordFile, recordReport } from '../../../ipc/fake/records/file';
import { giveListsAHeight } from '../../../test/layout';
import { recordWorld } from '../../../test/records';
import { expectNoAxeViolations, renderApp } from '../../../test/render';

const world = recordWorld({ deals: 20 });
const FILE = recordFile('/home/sam/deals.csv', world.types.at('type-deal'));

async function openImport(answers: Partial<Omit<Backend, 'listen'>> = {}, file: RecordFile = FILE) {
  return renderApp({
    path: '/records/type-deal/import',
    answers: {
      ...world.answers,
      pickImportFiles: async () => [file.path],
      lookAtRecordFile: async () => file,
      importRecords: async ({ columns, key }): Promise<RecordImportReport> => recordReport(columns, key, 'op'),
      ...answers,
    },
  });
}

async function chooseFile() {
  await userEvent.click(await screen.findByRole('button', { name: 'Choose a file' }));
  return screen.findByRole('region', { name: 'Columns' });
}

async function choose(label: string, option: string | RegExp) {
  await userEvent.click(screen.getByRole('combobox', { name: label }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

beforeEach(giveListsAHeight);

describe('an import of records', () => {
  it('shows columns with samples and guesses, imports by the key, and says what became of the rows', async () => {
    const { ipc } = await openImport();
    const columns = await chooseFile();
    expect(screen.getByRole('combobox', { name: 'Amount goes to' })).toHaveValue('Amount');
    expect(screen.getByRole('combobox', { name: 'Customer e-mail goes to' })).toHaveValue('Contact, as Buyer');
    expect(within(columns).getByRole('list', { name: 'Values of Reference' })).toHaveTextContent('D-20001');
    expect(screen.getByRole('combobox', { name: 'How rows find records that are there' })).toHaveValue('Reference');
    await choose('Remarks of the old system goes to', 'What was agreed');
    await userEvent.click(screen.getByRole('button', { name: 'Import 128 rows' }));

    expect(await screen.findByRole('heading', { name: 'Imported 120 Deals from deals.csv' })).toBeInTheDocument();
    expect(ipc.inputsOf('importRecords')).toMatchObject([
      {
        path: '/home/sam/deals.csv',
        recordType: 'type-deal',
        key: { kind: 'field', key: 'reference' },
        columns: expect.arrayContaining([
          { kind: 'contact', role: 'role-deal-buyer' },
          { kind: 'field', key: 'notes' },
        ]),
      },
    ]);
    const rejected = screen.getByRole('region', { name: 'Rejected rows' });
    expect(within(rejected).getByText('Row 17')).toBeInTheDocument();
    expect(within(rejected).getByText('Amount: “about ten” is no number.')).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Warnings' })).toHaveTextContent('3 rows name an e-mail');
    await expectNoAxeViolations();

    await userEvent.click(screen.getByRole('button', { name: 'Undo this import' }));
    await waitFor(() => expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op' }]));
    expect(await screen.findByRole('button', { name: 'Choose a file' })).toBeInTheDocument();
  });

  it('saves the rejected rows, and leaves them where nobody chose a place', async () => {
    let path: string | null = null;
    const { ipc } = await openImport({
      saveRecordRejects: async () => (path === null ? null : { path, rows: 2 }),
      showInFolder: async () => null,
    });
    await chooseFile();
    await userEvent.click(screen.getByRole('button', { name: 'Import 128 rows' }));
    const save = await screen.findByRole('button', { name: 'Save the 2 rejected rows' });
    await userEvent.click(save);
    expect(screen.queryByText(/^Saved/)).not.toBeInTheDocument();
    path = '/home/sam/deals-rejected.csv';
    await userEvent.click(save);
    expect(await screen.findByText(/^Saved 2 rejected rows/)).toBeInTheDocument();
    expect(ipc.inputsOf('saveRecordRejects')[1]).toEqual({ rejects: 'rejects-of-records' });
  });

  it('takes a file that is dropped on the records, one at a time', async () => {
    const { ipc, router } = await openImport();
    await act(() => router.navigate({ to: '/records/$type', params: { type: 'type-deal' }, search: {} }));
    await screen.findByRole('grid', { name: 'Deals' });
    act(() => ipc.emit('dragHover', { over: true }));
    expect(screen.getByText('Drop to import records')).toBeInTheDocument();
    act(() => ipc.emit('filesDropped', { paths: ['/tmp/a.csv', '/tmp/b.csv'] }));
    expect(await screen.findByRole('region', { name: 'Columns' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/records/type-deal/import');
    expect(ipc.inputsOf('lookAtRecordFile')).toMatchObject([{ path: '/tmp/a.csv', recordType: 'type-deal' }]);
    expect(screen.getByText(/one file at a time/)).toBeInTheDocument();
    // Another one takes its place, before anything is imported.
    act(() => ipc.emit('filesDropped', { paths: ['/tmp/c.csv'] }));
    await waitFor(() => expect(ipc.inputsOf('lookAtRecordFile')).toHaveLength(2));
  });

  it('waits until the title has a column, and no place has two', async () => {
    await openImport({}, { ...FILE, key: null });
    await chooseFile();
    const go = screen.getByRole('button', { name: 'Import 128 rows' });
    expect(go).toBeEnabled();
    await choose('Name goes to', 'Reference');
    expect(go).toBeDisabled();
    const warnings = screen.getByRole('list', { name: 'Warnings' });
    expect(warnings).toHaveTextContent('Choose the column that goes to Name: every new Deal needs it.');
    expect(warnings).toHaveTextContent('“Name” and “Reference” go to the same place.');
  });

  it('says why a file cannot be read, and takes another', async () => {
    let isFirst = true;
    await openImport({
      lookAtRecordFile: async () => {
        if (!isFirst) return FILE;
        isFirst = false;
        throw new IpcError({
          code: 'file_unreadable',
          message: 'deals.csv is a picture.',
          details: { field: null, existing: null, path: '/home/sam/deals.csv' },
        });
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Choose a file' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('deals.csv is a picture. Nothing was changed.');
    expect(await chooseFile()).toBeInTheDocument();
  });
});
