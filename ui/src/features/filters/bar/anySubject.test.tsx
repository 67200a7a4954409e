import {
  type AnyRouter,
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider as PlainRouterProvider,
} from '@tanstack/react-router';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentType, useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Providers } from '../../../app/Providers';
import type { Filter, FilterSubject } from '../../../ipc';
import { type FakeSubject, fakeField } from '../../../ipc/fake/filterFields';
import type { FakeFilters } from '../../../ipc/fake/filters';
import { mockIpc } from '../../../ipc/mock';
import { filterAnswers } from '../../../test/filters';
import { expectNoAxeViolations, SAM } from '../../../test/render';
import { type Asked, CARDS, recordsOf, SUBMISSIONS } from '../asked';
import { FilterBuilder } from '../builder/FilterBuilder';
import { countedByList } from '../CountText';
import { filterTool } from '../tool';
import { useFilterProblem } from '../useFilterProblem';
import { useListFilter } from '../useListFilter';
import { FilterBar } from './FilterBar';
import { FilterTools } from './FilterTools';

const DEALS = recordsOf({ id: 'type-deal', name: 'Deal', plural: 'Deals' });

const PHASES = [
  { value: 'p-new', label: 'Sales · New Lead', option: null },
  { value: 'p-qualified', label: 'Sales · Qualified', option: null },
];

/** Forty of each; every second one has a contact. */
function thingsOf({ of }: FilterSubject, contact: FakeFilters['contactFields']): FakeSubject {
  const contactOf = (at: number) => (at % 2 === 0 ? at : null);
  const own = {
    contact: [],
    submission: [
      fakeField('status', 'Status', 'choice', () => ['completed'], [
        { value: 'completed', label: 'Completed', option: null },
      ]),
      fakeField('answer.budget', 'What is your budget?', 'answer', (at) => [at * 1000]),
    ],
    card: [
      fakeField('phase', 'Phase', 'choice', (at) => [at % 4 === 0 ? 'p-new' : 'p-qualified'], PHASES),
      fakeField('time_in_phase', 'Time in phase', 'duration', () => [0]),
    ],
    record: [fakeField('amount', 'Amount', 'number', (at) => [at * 100])],
  }[of];
  return { label: of.charAt(0).toUpperCase() + of.slice(1), fields: [...own, ...contact(contactOf)], count: 40 };
}

/** A list of anything with its filter, as screens put it together. */
function draw(asked: Asked, initial?: Filter) {
  let given: Filter | undefined;
  function Screen() {
    const [kept, setKept] = useState(initial);
    given = kept;
    const list = useListFilter({ asked, given: kept, onChange: setKept });
    const count = countedByList(asked, 12, false);
    const problem = useFilterProblem(list);
    return (
      <>
        <FilterTools list={list} count={count} />
        <FilterBar list={list} count={count} onEmpty={() => {}} />
        {problem && <p role="alert">{problem.message}</p>}
        {filterTool.use()?.kind === 'builder' && (
          <FilterBuilder list={list} count={count} onClose={() => filterTool.set(null)} />
        )}
      </>
    );
  }
  filterTool.set(null);
  const ipc = mockIpc({ ...filterAnswers(250, [], thingsOf), listMembers: async () => [SAM] });
  const router = createRouter({
    routeTree: createRootRoute({ component: Screen }),
    history: createMemoryHistory(),
  });
  const RouterProvider = PlainRouterProvider as ComponentType<{ router: AnyRouter }>;
  render(
    <Providers>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ipc, asked: () => given };
}

async function pick(text: string) {
  await userEvent.click(await screen.findByRole('button', { name: 'Filter' }));
  await userEvent.type(await screen.findByRole('combobox', { name: 'Find a field' }), text);
}

describe('a filter over cards', () => {
  it('is made of a field’s names, and stands as a chip', async () => {
    const { asked, ipc } = draw(CARDS);
    await pick('phase{Enter}');
    await userEvent.click(await screen.findByRole('option', { name: /^Sales · Qualified/ }));
    await waitFor(() => expect(asked()).toEqual({ field: 'phase', op: 'is', value: 'p-qualified' }));
    expect(await screen.findByRole('button', { name: 'Phase is Sales · Qualified' })).toBeVisible();
    const bar = screen.getByRole('region', { name: 'Filter' });
    expect(within(bar).getByRole('status')).toHaveTextContent('12 cards');
    const subject = { of: 'card' };
    expect(ipc.calls.filter(({ command }) => command === 'suggestValues').map(({ input }) => input)).toContainEqual(
      expect.objectContaining({ subject, field: 'phase' }),
    );
    expect(
      ipc.calls.filter(({ command }) => command === 'describeFilter').map(({ input }) => input),
    ).not.toContainEqual(expect.objectContaining({ subject: { of: 'contact' } }));
    await expectNoAxeViolations();
    await userEvent.click(within(bar).getByRole('button', { name: 'Clear' }));
    expect(asked()).toBeUndefined();
  });

  it('asks how long with a span', async () => {
    const { asked } = draw(CARDS);
    await pick('time in{Enter}');
    await userEvent.type(await screen.findByRole('textbox', { name: /how many/ }), '5{Enter}');
    await waitFor(() => expect(asked()).toEqual({ field: 'time_in_phase', op: 'gt', value: { days: 5 } }));
  });

  it('offers the contact’s fields under their own headings, and no segments', async () => {
    draw(CARDS);
    await pick('contact');
    const fields = screen.getByRole('listbox', { name: 'Fields' });
    expect(within(fields).getByRole('option', { name: 'Contact’s e-mail' })).toBeVisible();
    await userEvent.clear(screen.getByRole('combobox', { name: 'Find a field' }));
    expect(within(fields).queryByRole('option', { name: 'Segment' })).toBeNull();
    expect(within(fields).queryByRole('option', { name: /^Number of/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /segment/ })).toBeNull();
  });
});

describe('a filter over submissions', () => {
  it('is built of answers and the contact’s fields in groups', async () => {
    const { asked } = draw(SUBMISSIONS, {
      any: [
        { field: 'answer.budget', op: 'gt', value: 10_000 },
        { field: 'contact.company', op: 'not_contains', value: 'Acme' },
      ],
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Filter builder' }));
    const builder = await screen.findByRole('region', { name: 'Filter builder' });
    expect(await within(builder).findByText('Submissions that match')).toBeVisible();
    expect(within(builder).getByText('Submissions without a value count too.')).toBeVisible();
    expect(within(builder).getByRole('status')).toHaveTextContent('12 submissions');
    const [budget] = within(builder).getAllByRole('textbox', { name: 'What is your budget? is more than' });
    await userEvent.clear(budget as HTMLElement);
    await userEvent.type(budget as HTMLElement, '500');
    await userEvent.click(within(builder).getByRole('button', { name: 'Done' }));
    expect(asked()).toMatchObject({ any: [{ field: 'answer.budget', value: 500 }, {}] });
  });

  it('has a heading for answers', async () => {
    draw(SUBMISSIONS);
    await pick('budget');
    expect(await screen.findByText('Answers')).toBeVisible();
    expect(screen.getByRole('option', { name: 'What is your budget?' })).toBeVisible();
  });
});

describe('a filter over records', () => {
  it('is about the fields of one type, in its own words', async () => {
    const { asked, ipc } = draw(DEALS);
    await pick('amount{Enter}');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Amount is more than' }), '900');
    await waitFor(() => expect(asked()).toEqual({ field: 'amount', op: 'gt', value: 900 }));
    expect(screen.getAllByText('12 Deals')[0]).toBeVisible();
    expect(ipc.calls).toContainEqual(
      expect.objectContaining({
        command: 'getFilterCatalog',
        input: { subject: { of: 'record', recordType: 'type-deal' } },
      }),
    );
  });

  it('says why it cannot be asked', async () => {
    draw(DEALS, { field: 'shoe_size', op: 'gt', value: 45 });
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no field “shoe_size” any more');
  });
});
