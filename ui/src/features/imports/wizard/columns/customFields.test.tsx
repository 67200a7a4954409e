import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { giveListsAHeight } from '../../../../test/layout';
import { column, report } from '../../testing';
import { send } from '../run';
import { FILE, mappings, openColumns, sendTo, target } from './testing';

beforeEach(() => {
  giveListsAHeight();
  // The wizard outlives its screen, so it outlives a test, too.
  send({ type: 'reset' });
});

describe('custom fields as places', () => {
  it('are offered under their groups, but for archived ones, and go to the core by their key', async () => {
    const { ipc } = await openColumns({
      planImport: async () => report(),
      getImportRows: async () => ({ total: 0, rows: [] }),
    });
    await userEvent.click(target('Which company?'));
    const list = await screen.findByRole('listbox');
    expect(within(list).getByText('Company info')).toBeInTheDocument();
    expect(within(list).getByText('Other fields')).toBeInTheDocument();
    expect(within(list).queryByText('Fax')).toBeNull();
    await userEvent.click(within(list).getByRole('option', { name: 'Company' }));
    expect(target('Which company?')).toHaveValue('Company');
    await waitFor(() =>
      expect(mappings(ipc.inputsOf('previewMapping')).at(-1)).toMatchObject({ Firm: 'field:company' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Review 10 rows' }));
    await waitFor(() => expect(mappings(ipc.inputsOf('planImport'))).toMatchObject([{ Firm: 'field:company' }]));
  });

  it('are found by a word of their name', async () => {
    await openColumns();
    await userEvent.click(target('Which company?'));
    await userEvent.clear(target('Which company?'));
    await userEvent.type(target('Which company?'), 'budg');
    const options = within(await screen.findByRole('listbox')).getAllByRole('option');
    expect(options.map((each) => each.textContent)).toContain('Budget');
    expect(options.map((each) => each.textContent)).not.toContain('Phone');
  });

  it('ask how numbers are read only where they are numbers', async () => {
    await openColumns();
    expect(screen.queryByText('How is 1,234 read?')).toBeNull();
    await sendTo('What is your budget?', 'Company');
    expect(screen.queryByText('How is 1,234 read?')).toBeNull();
    await sendTo('What is your budget?', 'Budget');
    expect(await screen.findByText('How is 1,234 read?')).toBeInTheDocument();
  });

  it('that are archived keep their place and say so', async () => {
    await openColumns({}, { ...FILE, columns: [column('Old', { target: 'field:fax', reason: 'saved' })] });
    expect(target('Old')).toHaveValue('Fax');
  });
});
