import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../../ipc';
import { giveListsAHeight } from '../../../test/layout';
import { recordWorld } from '../../../test/records';
import { expectNoAxeViolations, renderApp } from '../../../test/render';

/** A deal that has a buyer and somebody who decides. */
const DEAL = 'type-deal~2';

async function openRecord(answers: Partial<Omit<Backend, 'listen'>> = {}) {
  const world = recordWorld({ deals: 20 });
  const app = await renderApp({ path: `/records/type-deal/${DEAL}`, answers: { ...world.answers, ...answers } });
  world.follow(app);
  const contacts = await screen.findByRole('region', { name: 'Linked contacts' });
  return { ...app, world, contacts };
}

const buyerOf = (contacts: HTMLElement) => within(contacts).getAllByRole('listitem')[0] as HTMLElement;

/** Opens the finder and takes the last one that it offers. */
async function findContact(): Promise<HTMLElement> {
  await userEvent.click(screen.getByRole('button', { name: 'Link a contact' }));
  const finder = await screen.findByRole('dialog', { name: 'Link a contact' });
  await userEvent.click((await within(finder).findAllByRole('option')).at(-1) as HTMLElement);
  return finder;
}

beforeEach(giveListsAHeight);

describe('the page of a record', () => {
  it('shows what it says, who is linked in which role and what happened, and passes axe', async () => {
    const { contacts } = await openRecord();
    expect(screen.getByRole('button', { name: 'Edit Reference: D-10002' })).toBeInTheDocument();
    expect(
      within(contacts)
        .getAllByRole('combobox')
        .map((each) => (each as HTMLInputElement).value),
    ).toEqual(['Buyer', 'Decision maker']);
    expect(await screen.findByText(/^\s*as Buyer$|^Linked.*as Buyer$/)).toHaveTextContent(/^Linked .+ as Buyer$/);
    expect(screen.getByText(/ of 20$/)).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('edits a value where it stands, tells it in the history, and takes it back', async () => {
    const { ipc } = await openRecord();
    await userEvent.click(screen.getByRole('button', { name: /^Edit Amount/ }));
    const input = screen.getByRole('textbox', { name: 'Amount' });
    await userEvent.clear(input);
    await userEvent.type(input, '2500{Enter}');
    expect(await screen.findByText('Changed Amount to €2.500')).toBeInTheDocument();
    expect(ipc.inputsOf('updateRecord')).toEqual([
      { record: DEAL, values: [{ field: 'rf-deal-amount', values: ['2500'] }] },
    ]);
    expect(await screen.findByText('€2.500', { selector: 'ins' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByText('€2.500', { selector: 'ins' })).toBeNull());
  });

  it('says beside the value why it was refused', async () => {
    await openRecord();
    await userEvent.click(screen.getByRole('button', { name: /^Edit Amount/ }));
    const input = screen.getByRole('textbox', { name: 'Amount' });
    await userEvent.clear(input);
    await userEvent.type(input, 'much{Enter}');
    await waitFor(() => expect(input).toHaveAccessibleDescription('Amount: “much” is no number.'));
  });
});

describe('a contact', () => {
  it('in a role that is full is refused with who has it, and linked in another', async () => {
    const { ipc, contacts } = await openRecord();
    const finder = await findContact();
    const buyer = await within(finder).findByRole('radio', { name: 'Buyer' });
    expect(buyer).toBeChecked();
    await userEvent.click(within(finder).getByRole('button', { name: 'Link' }));
    expect(await within(finder).findByRole('alert')).toHaveTextContent(/^A Deal has one Buyer, and .* is it\./);
    expect(within(contacts).getAllByRole('listitem')).toHaveLength(2);

    await userEvent.click(within(finder).getByRole('radio', { name: 'Referrer' }));
    expect(within(finder).queryByRole('alert')).toBeNull();
    await userEvent.click(within(finder).getByRole('button', { name: 'Link' }));
    await waitFor(() => expect(within(contacts).getAllByRole('listitem')).toHaveLength(3));
    expect(ipc.inputsOf('linkRecord')).toMatchObject([
      { record: DEAL, role: 'role-deal-buyer' },
      { record: DEAL, role: 'role-deal-referrer' },
    ]);
  });

  it('is unlinked with a toast that links them again, and the history tells it', async () => {
    const { ipc, contacts } = await openRecord();
    await userEvent.click(within(buyerOf(contacts)).getByRole('button', { name: /^Unlink/ }));
    expect(await screen.findByText(/^Unlinked .* from /, { selector: '[role="alert"] *' })).toBeInTheDocument();
    await waitFor(() => expect(within(contacts).getAllByRole('listitem')).toHaveLength(1));
    expect(await screen.findByText(/, who was Buyer$/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(within(contacts).getAllByRole('listitem')).toHaveLength(2));
    expect(ipc.inputsOf('unlinkRecord')).toEqual([{ link: `link-${DEAL}-0` }]);
  });

  it('gets another role, and a full one says so and stays as it was', async () => {
    const { ipc, contacts } = await openRecord();
    const role = within(contacts).getAllByRole('combobox')[1] as HTMLInputElement;
    await userEvent.click(role);
    await userEvent.click(await screen.findByRole('option', { name: 'Buyer' }));
    expect(await screen.findByText(/^A Deal has one Buyer/)).toBeInTheDocument();
    expect(role).toHaveValue('Decision maker');
    await userEvent.click(role);
    await userEvent.click(await screen.findByRole('option', { name: 'No role' }));
    await waitFor(() => expect(within(contacts).getAllByRole('combobox')[1]).toHaveValue('No role'));
    expect(ipc.inputsOf('updateRecordLink').at(-1)).toEqual({ link: `link-${DEAL}-1`, role: null });
  });
});

it('another record is added and taken out', async () => {
  const { ipc } = await openRecord();
  const related = screen.getByRole('region', { name: 'Related records' });
  await userEvent.click(within(related).getByRole('button', { name: 'Add a record' }));
  const finder = await screen.findByRole('dialog', { name: 'Add a record' });
  await userEvent.type(within(finder).getByRole('textbox', { name: 'Search records' }), '2026-0007');
  await userEvent.click(await within(finder).findByRole('option', { name: /^2026-0007/ }));
  expect(await within(related).findByRole('link', { name: '2026-0007' })).toBeInTheDocument();
  expect(ipc.inputsOf('relateRecords')).toEqual([{ record: DEAL, other: 'type-invoice~6' }]);
  await userEvent.click(within(related).getByRole('button', { name: 'Take 2026-0007 out' }));
  await waitFor(() => expect(within(related).queryByRole('link', { name: '2026-0007' })).toBeNull());
});

it('a record in the bin can only be read, until it is restored', async () => {
  const world = recordWorld({ deals: 20 });
  await world.commands.deleteRecords({ kind: 'ids', ids: [DEAL] });
  const app = await renderApp({ path: `/records/type-deal/${DEAL}`, answers: world.answers });
  world.follow(app);
  expect(await screen.findByText(/^This Deal is in the bin/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Edit/ })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Link a contact' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
  expect(await screen.findByRole('button', { name: 'Link a contact' })).toBeInTheDocument();
});

it('next and previous go through the list that it was opened from', async () => {
  const world = recordWorld({ deals: 20 });
  const { router, ipc } = await renderApp({
    path: '/records/type-deal/type-deal~2?sort=created_at&desc=true',
    answers: world.answers,
  });
  await screen.findByRole('region', { name: 'Linked contacts' });
  await screen.findByText(/ of 20$/);
  const next = screen.getByRole('button', { name: 'Next Deal' });
  await userEvent.click(
    (next as HTMLButtonElement).disabled ? screen.getByRole('button', { name: 'Previous Deal' }) : next,
  );
  await waitFor(() => expect(router.state.location.pathname).not.toContain('type-deal~2'));
  expect(router.state.location.search).toEqual({ sort: 'created_at', desc: true });
  expect(ipc.inputsOf('locateRecord')[0]).toMatchObject({ query: { sort: { field: 'created_at', descending: true } } });
});
