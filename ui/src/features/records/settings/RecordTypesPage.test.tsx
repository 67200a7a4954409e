import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { giveListsAHeight } from '../../../test/layout';
import { recordWorld } from '../../../test/records';
import { expectNoAxeViolations, renderApp, WORKSPACE } from '../../../test/render';

async function openPage(type = '', answers = {}) {
  const world = recordWorld({ deals: 20 });
  const app = await renderApp({
    path: `/settings/record-types${type ? `?type=${type}` : ''}`,
    answers: { ...world.answers, suggestFieldKey: async () => 'margin', ...answers },
  });
  world.follow(app);
  return { ...app, world };
}

beforeEach(giveListsAHeight);

describe('record types', () => {
  it('are made with their roles, and open as an empty list', async () => {
    const { ipc, router } = await openPage();
    await userEvent.click((await screen.findAllByRole('button', { name: 'New record type' })).at(-1) as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'New record type' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Boat');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add a role' }));
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Role 1: what the contact is' }), 'Owner');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Role 1: how many at most' }), '1');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Create record type' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/records\/type-/));
    expect(ipc.inputsOf('createRecordType')).toMatchObject([
      {
        name: 'Boat',
        icon: 'file',
        roles: [{ name: 'Owner', inverseName: '', contactLimit: 1, isDefault: true }],
      },
    ]);
    expect(await screen.findByText(/^No Boats yet\./)).toBeInTheDocument();
  });

  it('whose name is taken say so, and lose nothing', async () => {
    await openPage();
    await userEvent.click((await screen.findAllByRole('button', { name: 'New record type' })).at(-1) as HTMLElement);
    const dialog = await screen.findByRole('dialog', { name: 'New record type' });
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await userEvent.type(name, 'Deal{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('There is a record type “Deal” already.');
    expect(name).toHaveValue('Deal');
  });

  it('are deleted with their records, and come back', async () => {
    const { ipc } = await openPage();
    await userEvent.click(await screen.findByRole('button', { name: 'More for Invoices' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete with 340 records' }));
    expect(await screen.findByText('Deleted the record type Invoice with 340 records')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Set up Invoices' })).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('link', { name: 'Set up Invoices' })).toBeInTheDocument();
    expect(ipc.inputsOf('deleteRecordType')).toEqual([{ recordType: 'type-invoice' }]);
  });

  it('can be read by members, not changed', async () => {
    await openPage('type-deal', {
      workspaceInfo: async () => ({ ...WORKSPACE, member: { ...WORKSPACE.member, role: 'member' } }),
    });
    expect(await screen.findByText('Decision maker')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add role' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Add Field' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveAttribute('readonly');
  });
});

describe('one type', () => {
  it('is renamed where it stands, and passes axe', async () => {
    const { ipc } = await openPage('type-deal');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'Offer{Enter}');
    expect(await screen.findByText('Renamed Deal to Offer')).toBeInTheDocument();
    expect(ipc.inputsOf('updateRecordType')).toMatchObject([
      { recordType: 'type-deal', name: 'Offer', icon: 'briefcase' },
    ]);
    await expectNoAxeViolations();
  });

  it('gets a role with both names and a limit; a wrong limit is refused at once', async () => {
    const { ipc } = await openPage('type-deal');
    await userEvent.click(await screen.findByRole('button', { name: 'Add role' }));
    const dialog = await screen.findByRole('dialog', { name: 'New role of Deals' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'The contact is' }), 'Architect');
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'The Deal is' }), 'Commission');
    const limit = within(dialog).getByRole('textbox', { name: 'How many contacts can have it' });
    await userEvent.type(limit, '0');
    expect(limit).toBeInvalid();
    expect(within(dialog).getByRole('button', { name: 'Add role' })).toBeDisabled();
    await userEvent.clear(limit);
    await userEvent.type(limit, '3{Enter}');
    expect(await screen.findByText('At most 3')).toBeInTheDocument();
    expect(ipc.inputsOf('createRecordRole')).toEqual([
      {
        recordType: 'type-deal',
        definition: { name: 'Architect', inverseName: 'Commission', contactLimit: 3, isDefault: false },
      },
    ]);
  });

  it('gets a field of its own, while the field of its title can only be changed', async () => {
    const { ipc } = await openPage('type-deal');
    await userEvent.click(await screen.findByRole('button', { name: 'More for Name' }));
    expect(await screen.findByRole('menuitem', { name: 'Edit' })).toBeInTheDocument();
    expect(screen.queryByRole('menuitem', { name: 'Archive' })).toBeNull();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: 'Add Field' }));
    const dialog = await screen.findByRole('dialog', { name: 'Add Field' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Label' }), 'Margin');
    expect(within(dialog).getByText('No record may be without it')).toBeInTheDocument();
    await waitFor(() =>
      expect(ipc.inputsOf('suggestFieldKey')).toContainEqual({ recordType: 'type-deal', label: 'Margin' }),
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add Field' }));
    expect(await screen.findByRole('button', { name: 'Edit Margin' })).toBeInTheDocument();
    expect(ipc.inputsOf('createField')).toMatchObject([{ recordType: 'type-deal', definition: { label: 'Margin' } }]);
  });
});
