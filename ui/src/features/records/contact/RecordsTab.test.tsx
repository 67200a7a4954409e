import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { idAt } from '../../../ipc/fake/people';
import { giveListsAHeight } from '../../../test/layout';
import { recordWorld } from '../../../test/records';
import { expectNoAxeViolations, renderApp } from '../../../test/render';

/** Somebody who buys a deal and gets an invoice. */
const ANA = idAt(7);

async function openTab(contact = ANA) {
  const world = recordWorld({ deals: 40 });
  const app = await renderApp({ path: `/contacts/${contact}?tab=records`, answers: world.answers });
  world.follow(app);
  return { ...app, world };
}

beforeEach(giveListsAHeight);

it('the records of a contact stand under their types, with role, date and main fields', async () => {
  await openTab();
  const deals = await screen.findByRole('region', { name: 'Deals' });
  const [line] = within(deals).getAllByRole('listitem');
  expect(within(line as HTMLElement).getByRole('combobox')).toHaveValue('Buyer');
  expect(within(line as HTMLElement).getByText('Amount')).toBeInTheDocument();
  expect(within(line as HTMLElement).getByText(/^since/)).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Invoices' })).toBeInTheDocument();
  expect(screen.getByRole('tab', { name: /^Records \d/ })).toHaveAttribute('aria-selected', 'true');
  await expectNoAxeViolations();
});

it('a record is unlinked with a toast that links it again', async () => {
  const { ipc } = await openTab();
  const deals = await screen.findByRole('region', { name: 'Deals' });
  const before = within(deals).getAllByRole('listitem').length;
  await userEvent.click(within(deals).getAllByRole('button', { name: /^Unlink from/ })[0] as HTMLElement);
  expect(await screen.findByText(/^Unlinked .* from /)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(within(screen.getByRole('region', { name: 'Deals' })).getAllByRole('listitem')).toHaveLength(before),
  );
  expect(ipc.inputsOf('unlinkRecord')).toHaveLength(1);
  expect(ipc.inputsOf('undoOperation')).toHaveLength(1);
});

it('a record is linked in a role, a full one being refused where another can be chosen', async () => {
  const { ipc } = await openTab(idAt(55));
  await userEvent.click(await screen.findByRole('button', { name: 'Link a record' }));
  const finder = await screen.findByRole('dialog', { name: 'Link a record' });
  await userEvent.type(within(finder).getByRole('textbox', { name: 'Search records' }), 'Complete renewal');
  await userEvent.click(await within(finder).findByRole('option', { name: /^Complete renewal/ }));
  await userEvent.click(within(finder).getByRole('button', { name: 'Link' }));
  expect(await within(finder).findByRole('alert')).toHaveTextContent(/^A Deal has one Buyer/);
  await userEvent.click(within(finder).getByRole('radio', { name: 'Decision maker' }));
  await userEvent.click(within(finder).getByRole('button', { name: 'Link' }));
  const deals = await screen.findByRole('region', { name: 'Deals' });
  expect(within(deals).getByRole('combobox')).toHaveValue('Decision maker');
  expect(ipc.inputsOf('linkRecord').at(-1)).toEqual({
    record: 'type-deal~2',
    contact: idAt(55),
    role: 'role-deal-decision-maker',
  });
});

it('a record is made in place, with the contact linked already', async () => {
  await openTab(idAt(55));
  await userEvent.click(await screen.findByRole('button', { name: 'New record' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'New Invoice' }));
  const dialog = await screen.findByRole('dialog', { name: 'New Invoice' });
  expect(within(dialog).getByRole('combobox', { name: /^Role of/ })).toHaveValue('Recipient');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /^Number/ }), '2027-0001{Enter}');
  const invoices = await screen.findByRole('region', { name: 'Invoices' });
  expect(within(invoices).getByRole('link', { name: '2027-0001' })).toBeInTheDocument();
});
