import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { giveListsAHeight } from '../../../../test/layout';
import { expectNoAxeViolations, SAM, WORKSPACE } from '../../../../test/render';
import { send } from '../run';
import { fieldMaker, mappings, openColumns, sendTo, target } from './testing';

beforeEach(() => {
  giveListsAHeight();
  // The wizard outlives its screen, so it outlives a test, too.
  send({ type: 'reset' });
});

describe('fields for columns without a place', () => {
  it('are made at once, as their values look, and the columns go there', async () => {
    const { ipc } = await openColumns({
      createField: fieldMaker(),
      undoOperation: async () => ({ count: 0, operation: null }),
    });
    expect(screen.getByText('3 columns have no place of their own.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Make fields for all unmapped columns' }));
    const dialog = await screen.findByRole('dialog', { name: 'Make fields' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Which company?' }));
    await expectNoAxeViolations();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make 2 fields' }));
    expect(await screen.findByText('Made 2 fields')).toBeInTheDocument();

    expect(ipc.inputsOf('createField')).toEqual([
      {
        key: null,
        group: null,
        definition: { label: 'What is your budget?', type: 'currency', config: { currency: 'EUR' }, options: [] },
      },
      {
        key: null,
        group: null,
        definition: {
          label: 'Size',
          type: 'select',
          config: {},
          options: [
            { id: null, label: 'S', color: null },
            { id: null, label: 'M', color: null },
          ],
        },
      },
    ]);
    await waitFor(() =>
      expect(mappings(ipc.inputsOf('previewMapping')).at(-1)).toMatchObject({
        Firm: 'answer',
        Price: 'field:what_is_your_budget',
        Size: 'field:size',
      }),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(ipc.inputsOf('undoOperation')).toMatchObject([
        { operation: 'made-size' },
        { operation: 'made-what_is_your_budget' },
      ]),
    );
    await waitFor(() => expect(target('Size')).toHaveValue('Keep as an answer'));
    expect(target('What is your budget?')).toHaveValue('Keep as an answer');
  });

  it('stop at the one that is refused; those made before it stay, and the rest can be made', async () => {
    const { ipc } = await openColumns({ createField: fieldMaker('What is your budget?') });
    await userEvent.click(screen.getByRole('button', { name: 'Make fields for all unmapped columns' }));
    const dialog = await screen.findByRole('dialog', { name: 'Make fields' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make 3 fields' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      '“What is your budget?”: There is a field “What is your budget?” already. 1 field before it was made.',
    );
    expect(within(dialog).queryByRole('checkbox', { name: 'Which company?' })).toBeNull();
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'What is your budget?' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make 1 field' }));
    expect(await screen.findByText('Made the field Size')).toBeInTheDocument();
    await waitFor(() =>
      expect(mappings(ipc.inputsOf('previewMapping')).at(-1)).toMatchObject({
        Firm: 'field:which_company',
        Price: 'answer',
        Size: 'field:size',
      }),
    );
  });

  it('are made one by one from the list of places, with what the values look like to begin with', async () => {
    const { ipc } = await openColumns({
      createField: fieldMaker('Size'),
      suggestFieldKey: async ({ label }) => label.toLowerCase(),
      tryField: async () => null,
    });
    await sendTo('Size', 'Make a field…');
    const dialog = await screen.findByRole('dialog', { name: 'Make a field' });
    const label = within(dialog).getByRole('textbox', { name: 'Label' });
    expect(label).toHaveValue('Size');
    expect(within(dialog).getByRole('combobox', { name: 'Type' })).toHaveValue('Select');
    expect(target('Size')).toHaveValue('Keep as an answer');
    await expectNoAxeViolations();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make the field' }));
    expect(await within(dialog).findByText('There is a field “Size” already.')).toBeInTheDocument();

    await userEvent.clear(label);
    expect(within(dialog).getByRole('button', { name: 'Make the field' })).toBeDisabled();
    await userEvent.type(label, 'Shirt');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make the field' }));
    expect(await screen.findByText('Made the field Shirt')).toBeInTheDocument();
    expect(ipc.inputsOf('createField').at(-1)).toMatchObject({
      definition: {
        label: 'Shirt',
        type: 'select',
        options: [
          { id: null, label: 'S' },
          { id: null, label: 'M' },
        ],
      },
    });
    await waitFor(() => expect(mappings(ipc.inputsOf('previewMapping')).at(-1)).toMatchObject({ Size: 'field:shirt' }));
  });

  it('are made under another name and of another type', async () => {
    const { ipc } = await openColumns({ createField: fieldMaker() });
    await userEvent.click(screen.getByRole('button', { name: 'Make fields for all unmapped columns' }));
    const dialog = await screen.findByRole('dialog', { name: 'Make fields' });
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Size' }));
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'What is your budget?' }));
    const label = within(dialog).getByRole('textbox', { name: 'Label for Which company?' });
    await userEvent.clear(label);
    expect(within(dialog).getByRole('button', { name: 'Make 1 field' })).toBeDisabled();
    await userEvent.type(label, 'Employer');
    const type = within(dialog).getByRole('combobox', { name: 'Type for Which company?' });
    expect(within(type).queryByRole('option', { name: 'Select' })).toBeNull();
    await userEvent.selectOptions(type, 'Long text');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make 1 field' }));
    expect(await screen.findByText('Made the field Employer')).toBeInTheDocument();
    expect(ipc.inputsOf('createField')).toEqual([
      { key: null, group: null, definition: { label: 'Employer', type: 'long_text', config: {}, options: [] } },
    ]);
    await waitFor(() =>
      expect(mappings(ipc.inputsOf('previewMapping')).at(-1)).toMatchObject({ Firm: 'field:employer' }),
    );
  });

  it('are not made by a member, who is told who can', async () => {
    await openColumns({ workspaceInfo: async () => ({ ...WORKSPACE, member: { ...SAM, role: 'member' } }) });
    expect(
      screen.getByText(/3 columns have no place of their own. The owner and admins can make fields for them/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Make fields/ })).toBeNull();
    await userEvent.click(target('Which company?'));
    await screen.findByRole('listbox');
    expect(screen.queryByRole('option', { name: 'Make a field…' })).toBeNull();
  });
});
