import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { type FieldInfo, IpcError } from '../../ipc';
import { DEFAULT_FIELDS } from '../../ipc/fake/fieldValues';
import { contactPages, expectNoAxeViolations, renderApp } from '../../test/render';

const EXISTING = '01930000-0000-7000-8000-000000000007';
const waitForEver = () => new Promise<never>(() => {});

async function openDialog(answers = {}) {
  const app = await renderApp({
    path: '/contacts',
    answers: { listContacts: contactPages(3), getContact: waitForEver, locateContact: waitForEver, ...answers },
  });
  await screen.findByRole('grid');
  await userEvent.keyboard('c');
  await screen.findByRole('dialog', { name: 'New contact' });
  return app;
}

it('creates a contact with what was given, blanks left out, and takes it back', async () => {
  const { ipc } = await openDialog({
    createContact: async () => ({ contact: { displayName: 'Ana Ruiz', id: EXISTING }, operation: 'made' }),
    undoOperation: async () => ({ count: 1, operation: null }),
  });
  await userEvent.type(screen.getByLabelText('First name'), ' Ana ');
  await userEvent.type(screen.getByLabelText('E-mail'), 'ana@example.org');
  await userEvent.click(screen.getByRole('button', { name: 'Add another e-mail' }));
  await userEvent.click(screen.getByRole('button', { name: 'Create contact' }));
  expect(await screen.findByText('Created Ana Ruiz')).toBeInTheDocument();
  expect(ipc.inputsOf('createContact')).toEqual([
    { firstName: 'Ana', lastName: '', emails: ['ana@example.org'], phones: [], source: '' },
  ]);

  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Undone: Created Ana Ruiz')).toBeInTheDocument();
  expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'made' }]);
});

it('a duplicate is refused with the way to the contact that has the address', async () => {
  const { router } = await openDialog({
    createContact: async () => {
      throw new IpcError({
        code: 'duplicate',
        message: 'ana@example.org already belongs to Ana Ruiz.',
        details: { field: 'email', existing: EXISTING, path: null },
      });
    },
  });
  await userEvent.type(screen.getByLabelText('E-mail'), 'ana@example.org');
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('ana@example.org already belongs to Ana Ruiz.');
  await expectNoAxeViolations();
  await userEvent.click(screen.getByRole('link', { name: 'Open that contact' }));
  await waitFor(() => expect(router.state.location.pathname).toBe(`/contacts/${EXISTING}`));
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('an empty form cannot be sent', async () => {
  await openDialog();
  expect(screen.getByRole('button', { name: 'Create contact' })).toBeDisabled();
});

it('asks for what is required, keeps what was typed and says what was refused beside it', async () => {
  const [company] = DEFAULT_FIELDS as [FieldInfo];
  const size: FieldInfo = { ...company, id: 'size', key: 'size', label: 'Size', type: 'number', required: true };
  const { ipc } = await openDialog({
    listFields: async () => ({ groups: [], fields: [company, size] }),
    createContact: async () => {
      throw new IpcError({
        code: 'invalid',
        message: 'Size: “many” is no number.',
        details: { field: 'size', existing: null, path: null },
      });
    },
  });
  const dialog = screen.getByRole('dialog', { name: 'New contact' });
  expect(within(dialog).queryByRole('textbox', { name: 'Company' })).toBeNull();
  await userEvent.type(screen.getByLabelText('First name'), 'Ana');
  const input = await within(dialog).findByRole('textbox', { name: 'Size' });
  await userEvent.type(input, 'many{Enter}');
  await waitFor(() => expect(input).toBeInvalid());
  expect(input).toHaveAccessibleDescription('Size: “many” is no number.');
  expect(input).toHaveValue('many');
  expect(ipc.inputsOf('createContact')).toMatchObject([{ fields: [{ field: 'size', values: ['many'] }] }]);
  await expectNoAxeViolations();
});
