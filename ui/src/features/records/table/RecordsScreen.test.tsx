import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend, ListRecords, RecordPage } from '../../../ipc';
import { giveListsAHeight } from '../../../test/layout';
import { recordWorld } from '../../../test/records';
import { expectNoAxeViolations, renderApp } from '../../../test/render';

async function openList(path = '/records/type-deal', answers: Partial<Omit<Backend, 'listen'>> = {}) {
  const world = recordWorld();
  const app = await renderApp({ path, answers: { ...world.answers, ...answers } });
  world.follow(app);
  const grid = await screen.findByRole('grid', { name: 'Deals' });
  await within(grid).findAllByText(/for Acme Corp/);
  return { ...app, world, grid };
}

const few = recordWorld({ deals: 100 });

/** A hundred deals, over and over. */
async function manyRecords({ query, offset, limit }: ListRecords): Promise<RecordPage> {
  const { records } = await few.commands.listRecords({ query, offset: 0, limit: 100 });
  return {
    total: 100_000,
    offset,
    records: Array.from({ length: Math.min(limit, 100_000 - offset) }, (_, at) => {
      const record = records[(offset + at) % records.length];
      if (!record) throw new Error('no records');
      return { ...record, id: `record-${offset + at}` };
    }),
  };
}

const offsets = (inputs: unknown[]) => inputs.map((input) => (input as ListRecords).offset);

beforeEach(giveListsAHeight);

describe('the table of records', () => {
  it('asks for the rows in view only, and for those far down when one goes there', async () => {
    const { ipc, grid } = await openList('/records/type-deal', { listRecords: manyRecords });
    expect(grid).toHaveAttribute('aria-rowcount', '100001');
    expect(offsets(ipc.inputsOf('listRecords')).every((offset) => offset === 0)).toBe(true);
    await userEvent.keyboard('{End}');
    await waitFor(() => expect(offsets(ipc.inputsOf('listRecords'))).toContain(99_900));
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
  });

  it('shows the title, the fields by their type, who is linked with the role, and passes axe', async () => {
    const { grid } = await openList();
    const heads = within(grid).getAllByRole('columnheader');
    expect(heads.map((head) => head.dataset.column).filter(Boolean)).toEqual([
      'name',
      'field:rf-deal-amount',
      'field:rf-deal-stage',
      'field:rf-deal-close_date',
      'field:rf-deal-owner',
      'contacts',
      'updated',
    ]);
    expect(
      within(grid)
        .getAllByText(/^€[\d.]+$/)[0]
        ?.closest('[role="gridcell"]'),
    ).toHaveAttribute('data-align', 'end');
    expect(within(grid).getAllByText('Negotiation').length).toBeGreaterThan(0);
    expect(within(grid).getAllByText('Buyer').length).toBeGreaterThan(3);
    await expectNoAxeViolations();
  });

  it('is sorted by a field from its header, the largest first, and the address says so', async () => {
    const { ipc, router } = await openList();
    await userEvent.click(screen.getByRole('button', { name: 'Amount' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'field:rf-deal-amount', desc: true }));
    await waitFor(() =>
      expect(ipc.inputsOf('listRecords').at(-1)).toMatchObject({
        query: { recordType: 'type-deal', sort: { field: { field: 'rf-deal-amount' }, descending: true } },
      }),
    );
    expect(screen.getByRole('columnheader', { name: /Amount/ })).toHaveAttribute('aria-sort', 'descending');
  });

  it('is searched as one types', async () => {
    const { ipc, router } = await openList();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search Deals' }), 'hosting');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'hosting' }));
    await waitFor(() => expect(ipc.inputsOf('listRecords').at(-1)).toMatchObject({ query: { search: 'hosting' } }));
  });

  it('hides a column and remembers it for this type', async () => {
    await openList();
    await userEvent.click(screen.getByRole('button', { name: 'Column Stage' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Hide column' }));
    await waitFor(() => expect(screen.queryByRole('columnheader', { name: /Stage/ })).toBeNull());
    expect(localStorage.getItem('records.columns.type-deal')).toContain('field:rf-deal-stage');
    expect(localStorage.getItem('records.columns.type-invoice')).toBeNull();
  });

  it('opens a record with Enter, and the way back keeps the list', async () => {
    const { router } = await openList('/records/type-deal?q=hosting');
    await userEvent.keyboard('j{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/records\/type-deal\/type-deal~\d+$/));
    await userEvent.click(await screen.findByRole('button', { name: 'Deals' }));
    await waitFor(() => expect(router.state.location.href).toBe('/records/type-deal?q=hosting'));
  });
});

it('selected records go to the bin with a toast that brings them back', async () => {
  const { ipc, grid, world } = await openList();
  const [first, second] = within(grid).getAllByRole('checkbox', { name: /^Select App/ });
  if (!first || !second) throw new Error('no rows');
  await userEvent.click(first);
  await userEvent.click(second);
  const bar = screen.getByRole('region', { name: 'Selection' });
  expect(within(bar).getByText('2 selected')).toBeInTheDocument();
  await userEvent.click(within(bar).getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('Moved 2 Deals to the bin')).toBeInTheDocument();
  await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '249'));
  expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(grid).toHaveAttribute('aria-rowcount', '251'));
  expect(ipc.inputsOf('deleteRecords')).toHaveLength(1);
  expect(world.types.at('type-deal').name).toBe('Deal');
});

it('all that match are exported as the query, not as their ids', async () => {
  const { ipc } = await openList('/records/type-deal?q=acme');
  await userEvent.click(screen.getByRole('button', { name: 'Export' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Choose where to save…' }));
  await waitFor(() => expect(ipc.inputsOf('exportRecords')).toHaveLength(1));
  expect(ipc.inputsOf('exportRecords')[0]).toMatchObject({
    selection: { kind: 'matching', query: { recordType: 'type-deal', search: 'acme' }, except: [] },
    options: { delimiter: 'comma', bom: false },
  });
});

describe('without records', () => {
  it('a type says what to do next', async () => {
    const world = recordWorld();
    await renderApp({ path: '/records/type-property', answers: world.answers });
    expect(await screen.findByText('No Properties yet. Make the first one, or import a file.')).toBeInTheDocument();
    const [button] = await screen.findAllByRole('button', { name: 'New Property' });
    if (!button) throw new Error('no button');
    await userEvent.click(button);
    expect(await screen.findByRole('dialog', { name: 'New Property' })).toBeInTheDocument();
  });

  it('a type that is gone says so', async () => {
    await renderApp({ path: '/records/nothing', answers: recordWorld().answers });
    expect(await screen.findByText('This record type is not there any more.')).toBeInTheDocument();
  });

  it('the index offers to make a type', async () => {
    await renderApp({ path: '/records', answers: recordWorld({ isEmpty: true }).answers });
    expect(
      await screen.findByText('No record types yet. Make one for what your team keeps track of.'),
    ).toBeInTheDocument();
  });
});

it('the sidebar lists types with their counts, and g r goes to records', async () => {
  const world = recordWorld();
  const { router } = await renderApp({ path: '/settings/about', answers: world.answers });
  const list = await screen.findByRole('list', { name: 'Record types' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['Deals250', 'Invoices340', 'Properties0']);
  await userEvent.keyboard('gr');
  await waitFor(() => expect(router.state.location.pathname).toBe('/records'));
});
