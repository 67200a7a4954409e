import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { IpcError } from '../../ipc';
import { giveListsAHeight } from '../../test/layout';
import { recordWorld } from '../../test/records';
import { expectNoAxeViolations, renderApp } from '../../test/render';

async function openDialog(answers = {}) {
  const world = recordWorld({ deals: 20 });
  const app = await renderApp({ path: '/records/type-deal', answers: { ...world.answers, ...answers } });
  world.follow(app);
  await screen.findByRole('grid', { name: 'Deals' });
  await userEvent.keyboard('c');
  return { ...app, world, dialog: await screen.findByRole('dialog', { name: 'New Deal' }) };
}

beforeEach(giveListsAHeight);

describe('a new record', () => {
  it('is made of what was filled in, with contacts in their roles', async () => {
    const { ipc, dialog } = await openDialog();
    expect(within(dialog).getByRole('button', { name: 'Create Deal' })).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Roof');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Amount' }), '1200');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Link a contact' }));
    const finder = await screen.findByRole('dialog', { name: 'Link a contact' });
    await userEvent.click((await within(finder).findAllByRole('option'))[0] as HTMLElement);
    expect(await within(dialog).findByRole('combobox', { name: /^Role of/ })).toHaveValue('Buyer');
    await expectNoAxeViolations();

    await userEvent.click(within(dialog).getByRole('button', { name: 'Create Deal' }));
    expect(await screen.findByText('Created Roof')).toBeInTheDocument();
    expect(ipc.inputsOf('createRecord')).toEqual([
      {
        recordType: 'type-deal',
        values: [
          { field: 'rf-deal-name', values: ['Roof'] },
          { field: 'rf-deal-amount', values: ['1200'] },
        ],
        links: [{ contact: expect.any(String), role: 'role-deal-buyer' }],
      },
    ]);
  });

  it('is opened from its toast, and taking it back leads away from its page', async () => {
    const { ipc, router, dialog } = await openDialog();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Roof{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Open' }));
    expect(await screen.findByRole('button', { name: 'Edit title Roof' })).toBeInTheDocument();
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/records/type-deal'));
    expect(ipc.inputsOf('undoOperation')).toHaveLength(1);
  });

  it('that is refused says why at the field, and keeps what was typed', async () => {
    const { dialog } = await openDialog();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Roof');
    const amount = within(dialog).getByRole('textbox', { name: 'Amount' });
    await userEvent.type(amount, 'a lot{Enter}');
    await waitFor(() => expect(amount).toBeInvalid());
    expect(amount).toHaveAccessibleDescription('Amount: “a lot” is no number.');
    expect(amount).toHaveValue('a lot');
    expect(within(dialog).getByRole('textbox', { name: /^Name/ })).toHaveValue('Roof');
    await userEvent.type(amount, '1');
    expect(amount).toBeValid();
  });

  it('whose value another record has says so at the field', async () => {
    const { dialog } = await openDialog();
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Roof');
    const reference = within(dialog).getByRole('textbox', { name: 'Reference' });
    await userEvent.type(reference, 'D-10003{Enter}');
    await waitFor(() => expect(reference).toBeInvalid());
    expect(reference).toHaveAccessibleDescription(/^Reference: “D-10003” is the reference of .* already\.$/);
  });

  it('that fails for another reason says so without losing anything', async () => {
    const { dialog } = await openDialog({
      createRecord: async () => {
        throw new IpcError({
          code: 'busy',
          message: 'The workspace is busy.',
          details: { field: null, existing: null, path: null },
        });
      },
    });
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^Name/ }), 'Roof{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The workspace is busy.');
    expect(within(dialog).getByRole('textbox', { name: /^Name/ })).toHaveValue('Roof');
  });
});
