import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RunImport } from '../../../../ipc';
import { giveListsAHeight } from '../../../../test/layout';
import { expectNoAxeViolations } from '../../../../test/render';
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

  it('ask what becomes of labels that no option has, keep the answer in sight, and tell the core', async () => {
    const { ipc } = await openColumns({
      previewMapping: async ({ settings: { mapping } }) => ({
        rows: 10,
        withEmail: 10,
        withPhone: 0,
        withName: 0,
        problems: [],
        unknownOptions:
          mapping?.columns?.Size === 'field:service' && !mapping.option_map?.Size
            ? [{ column: 'Size', label: 'Web site', count: 7 }]
            : [],
      }),
      planImport: async () => report({ new_options: [{ field: 'service', label: 'Logo' }] }),
      getImportRows: async () => ({ total: 0, rows: [] }),
    });
    expect(screen.queryByText('1 label is no option yet')).toBeNull();
    await sendTo('Size', 'Service');
    expect(await screen.findByText('1 label becomes an option.')).toBeInTheDocument();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '“Web site” in Size' }), 'Website');
    await waitFor(() =>
      expect((ipc.inputsOf('previewMapping').at(-1) as RunImport).settings.mapping?.option_map).toEqual({
        Size: { 'Web site': 'Website' },
      }),
    );
    expect(await screen.findByText('1 label stands for an option there is.')).toBeInTheDocument();
    expect(screen.getByText('7 rows')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Refuse their rows' }));
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Review 10 rows' }));
    expect(await screen.findByText('1 new option for Service: Logo')).toBeInTheDocument();
    expect((ipc.inputsOf('planImport')[0] as RunImport).settings.mapping).toMatchObject({
      new_options: 'reject',
      option_map: { Size: { 'Web site': 'Website' } },
    });
  });
});
