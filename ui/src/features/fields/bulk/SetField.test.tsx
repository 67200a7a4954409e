import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type ContactsChanged, IpcError, type SetField } from '../../../ipc';
import { FIELDS, fieldInfo } from '../../../test/fields';
import { contactPages, expectNoAxeViolations, renderApp } from '../../../test/render';

const REQUIRED = fieldInfo('city', 'City', { required: true });
const listContacts = contactPages(1204);

async function openDialog(answers = {}) {
  const app = await renderApp({
    path: '/contacts?q=a',
    answers: {
      listContacts: async (input: Parameters<typeof listContacts>[0]) =>
        listContacts({ ...input, query: { ...input.query, search: '' } }),
      listFields: async () => ({ ...FIELDS, fields: [...FIELDS.fields, REQUIRED] }),
      countSetField: async () => ({ selected: 1204, changed: 812 }),
      ...answers,
    },
  });
  await screen.findByRole('grid', { name: 'Contacts' });
  await userEvent.keyboard('{Control>}a{/Control}');
  await userEvent.click(await screen.findByRole('button', { name: 'Set field' }));
  return { ...app, dialog: await screen.findByRole('dialog', { name: 'Set a field' }) };
}

async function choose(label: string) {
  await userEvent.click(await screen.findByRole('combobox', { name: 'Field' }));
  await userEvent.click(await screen.findByRole('option', { name: label }));
}

const refusal = (message: string) =>
  new IpcError({ code: 'invalid', message, details: { field: 'company', existing: null, path: null } });

describe('setting a field of a selection', () => {
  it('says how many contacts would change, changes those, and takes them back', async () => {
    const { ipc, dialog } = await openDialog({
      setField: async () => ({ count: 812, operation: 'op-1' }),
      undoOperation: async () => ({ count: 812, operation: null }),
    });
    await choose('Company');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Value' }), ' Acme Corp ');
    expect(await within(dialog).findByText('Changes 812 of 1,204 contacts.')).toBeInTheDocument();
    await expectNoAxeViolations();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Set for 812 contacts' }));
    expect(await screen.findByText('Set Company for 812 contacts')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());

    const wanted: SetField = {
      selection: {
        kind: 'matching',
        query: { search: 'a', sort: { field: 'name', descending: false }, inBin: false },
        except: [],
      },
      input: { field: 'company', values: ['Acme Corp'] },
    };
    expect(ipc.inputsOf('setField')).toEqual([{ ...wanted, job: expect.any(String) }]);
    expect(ipc.inputsOf('countSetField')).toEqual([wanted]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('Undone: Set Company for 812 contacts')).toBeInTheDocument();
  });

  it('clears a field, but not one that every contact has to have', async () => {
    const { ipc, dialog } = await openDialog({ setField: async () => ({ count: 812, operation: 'op-1' }) });
    await choose('City');
    expect(within(dialog).getByRole('radio', { name: 'Clear' })).toBeDisabled();
    await choose('Company');
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Clear' }));
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Clear for 812 contacts' }));
    expect(await screen.findByText('Cleared Company of 812 contacts')).toBeInTheDocument();
    expect(ipc.inputsOf('setField')).toMatchObject([{ input: { field: 'company', values: [] } }]);
  });

  it('lists the fields in use under their groups', async () => {
    await openDialog();
    await userEvent.click(await screen.findByRole('combobox', { name: 'Field' }));
    const list = await screen.findByRole('listbox');
    expect(within(list).getByText('Company info')).toBeInTheDocument();
    expect(
      within(list)
        .getAllByRole('option')
        .map((each) => each.textContent),
    ).toEqual(['Company', 'Budget', 'Service', 'VIP', 'City']);
  });

  it('cannot be sent where nothing would change', async () => {
    const { dialog } = await openDialog({ countSetField: async () => ({ selected: 1204, changed: 0 }) });
    await choose('Company');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Value' }), 'Acme');
    expect(await within(dialog).findByText('1,204 contacts selected, and nothing would change.')).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Set' })).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('radio', { name: 'Clear' }));
    expect(await within(dialog).findByText('Nothing to clear: 1,204 contacts, none with a value.')).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Clear' })).toBeDisabled();
  });

  it('shows beside the field why a value is refused, and keeps what was typed', async () => {
    const { dialog } = await openDialog({
      countSetField: async ({ input }: SetField) =>
        input.values[0] === '12' ? { selected: 1204, changed: 812 } : Promise.reject(refusal('“a lot” is no amount.')),
      setField: () => Promise.reject(refusal('Budget is being changed.')),
    });
    await choose('Budget');
    const value = within(dialog).getByRole('textbox', { name: 'Value' });
    await userEvent.type(value, 'a lot');
    expect(await within(dialog).findByText('“a lot” is no amount.')).toBeInTheDocument();
    expect(value).toHaveValue('a lot');
    expect(within(dialog).getByRole('status')).toBeEmptyDOMElement();
    await userEvent.clear(value);
    await userEvent.type(value, '12');
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Set for 812 contacts' }));
    expect(await within(dialog).findByText('Budget is being changed.')).toBeInTheDocument();
    expect(value).toHaveValue('12');
  });

  it('shows how far it is where it takes long, and can be stopped', async () => {
    let stop: (error: IpcError) => void = () => {};
    const { ipc, dialog } = await openDialog({
      setField: (_: unknown, onProgress: (progress: object) => void) => {
        act(() => onProgress({ stage: 'changing', done: 400, total: 812, perSecond: 100, secondsLeft: 4 }));
        return new Promise<ContactsChanged>((_resolve, reject) => {
          stop = reject;
        });
      },
      cancelJob: async () => null,
    });
    await choose('Company');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Value' }), 'Acme');
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Set for 812 contacts' }));
    expect(await within(dialog).findByText(/400 of 812/, undefined, { timeout: 2500 })).toBeInTheDocument();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(ipc.inputsOf('cancelJob')).toHaveLength(1);
    act(() =>
      stop(new IpcError({ code: 'cancelled', message: '', details: { field: null, existing: null, path: null } })),
    );
    expect(await within(dialog).findByText('Stopped. Nothing was changed.')).toBeInTheDocument();
    expect(within(dialog).getByRole('textbox', { name: 'Value' })).toHaveValue('Acme');
  });
});

it('what is in the bin cannot be set', async () => {
  await renderApp({
    path: '/contacts?bin=true',
    answers: {
      listContacts: async (input) => listContacts({ ...input, query: { ...input.query, inBin: false } }),
    },
  });
  await screen.findByRole('grid', { name: 'Contacts' });
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(await screen.findByRole('button', { name: 'Restore' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Set field' })).toBeNull();
});
