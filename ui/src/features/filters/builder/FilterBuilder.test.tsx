import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type Backend, type ContactCount, type CountContacts, type Filter, IpcError } from '../../../ipc';
import { filterAnswers } from '../../../test/filters';
import { expectNoAxeViolations, renderApp } from '../../../test/render';

const at = (filter: unknown) => `/contacts?filter=${encodeURIComponent(JSON.stringify(filter))}`;

async function openBuilder(filter?: Filter, answers: Partial<Backend> = {}) {
  const path = filter === undefined ? '/contacts' : at(filter);
  const app = await renderApp({ path, answers: { ...filterAnswers(), ...answers } });
  await screen.findByRole('searchbox', { name: 'Search contacts' });
  await userEvent.keyboard('{Shift>}F{/Shift}');
  const builder = await screen.findByRole('region', { name: 'Filter builder' });
  await within(builder).findByRole('heading', { name: 'Filter' });
  const asked = () => app.router.state.location.search.filter;
  return { ...app, builder, asked };
}

/** Adds a condition to a group by typing the field's name. */
async function addByKeyboard(group: HTMLElement, field: string) {
  const buttons = within(group).getAllByRole('button', { name: 'Condition' });
  buttons.at(-1)?.focus();
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('combobox', { name: 'Find a field' })).toHaveFocus());
  await userEvent.keyboard(`${field}{Enter}`);
}

const group = (name: string) => screen.getByRole('group', { name });

describe('a filter of groups in groups', () => {
  it('is built by keyboard and mouse, and is exactly what the sentence says', async () => {
    const { builder, asked } = await openBuilder();

    await addByKeyboard(builder, 'budget');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Budget is more than' })).toHaveFocus());
    await userEvent.keyboard('10000');

    await userEvent.click(within(group('all of these')).getByRole('button', { name: 'Group' }));
    await addByKeyboard(group('any of these'), 'tags');
    await waitFor(() => expect(screen.getByRole('button', { name: /^Tags has any of/ })).toHaveFocus());
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('vip{Enter}');
    await userEvent.clear(screen.getByRole('combobox', { name: 'Tags has any of' }));
    await userEvent.keyboard('partner{Enter}{Escape}');
    expect(screen.getByRole('button', { name: 'Tags has any of: vip, partner' })).toBeVisible();

    const groups = within(group('all of these')).getAllByRole('button', { name: 'Group' });
    await userEvent.click(groups.at(-1) as HTMLElement);
    const words = screen.getAllByRole('button', { name: 'Match: any of these' });
    await userEvent.click(words.at(-1) as HTMLElement);
    await userEvent.click(await screen.findByRole('menuitem', { name: 'none of these' }));
    await addByKeyboard(group('none of these'), 'submissions status');
    await userEvent.click(await screen.findByRole('button', { name: 'Status is: nothing chosen' }));
    await userEvent.click(await screen.findByRole('option', { name: /^Incomplete/ }));

    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toEqual({
      all: [
        { field: 'budget', op: 'gt', value: 10_000 },
        { any: [{ field: 'tags', op: 'has_any', value: ['tag-0', 'tag-1'] }] },
        { not: { has: 'submission', where: { field: 'status', op: 'is', value: 'incomplete' } } },
      ],
    });
    expect(screen.queryByRole('region', { name: 'Filter builder' })).toBeNull();
  });

  it('of any depth is drawn as it stands, and passes axe', async () => {
    const deep: Filter = {
      any: [
        { all: [{ any: [{ not: { any: [{ segment: 's-vips' }, { field: 'newsletter', op: 'is', value: true }] } }] }] },
        {
          has: 'submission',
          count: { op: 'gte', value: 2 },
          where: { field: 'answer.service', op: 'contains', value: 'x' },
        },
        { field: 'birthday', op: 'between', value: ['1980-01-01', '1990-01-01'] },
        { field: 'last_activity_at', op: 'more_than_ago', value: { days: 90 } },
      ],
    };
    const { asked } = await openBuilder(deep);
    expect(group('none of these')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Segment: VIPs' })).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Number of submissions' })).toHaveValue('2');
    expect(screen.getByRole('textbox', { name: /how many/ })).toHaveValue('90');
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toEqual(deep);
  });

  it('loses, doubles and regroups its parts', async () => {
    const { asked } = await openBuilder({
      all: [{ field: 'email', op: 'is_empty' }, { any: [{ field: 'phone', op: 'is_empty' }] }],
    });
    await userEvent.click(screen.getByRole('button', { name: 'More for E-mail' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Duplicate' }));
    expect(screen.getAllByRole('button', { name: 'Remove E-mail' })).toHaveLength(2);
    await userEvent.click(screen.getAllByRole('button', { name: 'Remove E-mail' })[0] as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: 'More for “any of these”' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Take apart' }));
    await userEvent.click(screen.getByRole('button', { name: 'More for Phone' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Put in a group' }));
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toEqual({
      all: [{ field: 'email', op: 'is_empty' }, { any: [{ field: 'phone', op: 'is_empty' }] }],
    });
  });

  it('counts related things', async () => {
    const { asked } = await openBuilder({ has: 'submission' });
    await userEvent.click(screen.getByRole('button', { name: 'How many: at least' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'exactly' }));
    const number = screen.getByRole('textbox', { name: 'Number of submissions' });
    await userEvent.clear(number);
    await userEvent.type(number, '0');
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toEqual({ has: 'submission', count: { op: 'is', value: 0 } });
  });

  it('asks for cards and records of people', async () => {
    const { builder, asked } = await openBuilder();
    await addByKeyboard(builder, 'cards phase');
    await userEvent.click(await screen.findByRole('button', { name: 'Phase is: nothing chosen' }));
    await userEvent.click(await screen.findByRole('option', { name: /^Sales · Qualified/ }));
    await addByKeyboard(builder, 'number of records');
    await userEvent.click(screen.getByRole('button', { name: 'Done' }));
    expect(asked()).toEqual({
      all: [{ has: 'card', where: { field: 'phase', op: 'is', value: 'qualified' } }, { has: 'record' }],
    });
  });

  it('leaves out the segment that it is the filter of', async () => {
    await renderApp({ path: '/contacts?segment=s-hot', answers: filterAnswers() });
    await screen.findByRole('heading', { name: 'Hot Leads' });
    await userEvent.keyboard('f');
    await userEvent.type(await screen.findByRole('combobox', { name: 'Find a field' }), 'segment{Enter}');
    expect(await screen.findByRole('option', { name: /^VIPs/ })).toBeVisible();
    expect(screen.queryByRole('option', { name: /^Hot Leads/ })).toBeNull();
  });
});

describe('while it is built', () => {
  it('says in words what it asks, and that blanks count too', async () => {
    const { builder } = await openBuilder({ field: 'company', op: 'contains', value: 'Acme' });
    expect(await within(builder).findByText('Company contains Acme')).toBeVisible();
    expect(screen.queryByText('People without a value count too.')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Operator: contains' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'does not contain' }));
    expect(screen.getByText('People without a value count too.')).toBeVisible();
    // The text that was typed stays.
    expect(await within(builder).findByText('Company does not contain Acme')).toBeVisible();
  });

  it('asks at once with every key, and only the last answer counts', async () => {
    const waiting: { input: CountContacts; answer: (count: ContactCount) => void; drop: () => void }[] = [];
    const { builder } = await openBuilder(
      { field: 'company', op: 'contains', value: 'a' },
      {
        countContacts: (input) =>
          new Promise((resolve, reject) => {
            const details = { field: null, existing: null, path: null };
            waiting.push({
              input,
              answer: resolve,
              drop: () => reject(new IpcError({ code: 'cancelled', message: 'Superseded.', details })),
            });
          }),
      },
    );
    const of = (text: string) =>
      waiting.findLast(({ input: { query } }) => JSON.stringify(query.filter).includes(`"${text}"`));
    const count = () => within(builder).getByRole('status');
    await waitFor(() => expect(waiting.length).toBeGreaterThan(0));
    for (const { answer } of waiting) answer({ count: 120 });
    await waitFor(() => expect(count()).toHaveTextContent('120 people'));

    const input = screen.getByRole('combobox', { name: 'Company contains' });
    await userEvent.type(input, 'b');
    expect(of('ab')).toBeDefined();
    expect(count()).toHaveTextContent('120 people');
    expect(count()).toHaveAttribute('data-behind');
    await userEvent.type(input, 'c');
    expect(input).toHaveValue('abc');
    const counters = waiting.filter(({ input: { query } }) => /"abc?"/.test(JSON.stringify(query.filter)));
    // The builder and the bar count for themselves.
    expect(new Set(counters.map(({ input: { counter } }) => counter)).size).toBeLessThanOrEqual(2);

    of('abc')?.answer({ count: 3 });
    await waitFor(() => expect(count()).toHaveTextContent('3 people'));
    of('ab')?.drop();
    await Promise.resolve();
    expect(count()).toHaveTextContent('3 people');
    expect(count()).not.toHaveAttribute('data-behind');
  });

  it('asks again where somebody goes back to a question that was dropped', async () => {
    let drops = 1;
    const details = { field: null, existing: null, path: null };
    const { builder } = await openBuilder(
      { field: 'company', op: 'contains', value: 'a' },
      {
        countContacts: async () => {
          if (drops-- > 0) throw new IpcError({ code: 'cancelled', message: 'Superseded.', details });
          return { count: 42 };
        },
      },
    );
    await waitFor(() => expect(within(builder).getByRole('status')).toHaveTextContent('42 people'));
  });

  it('the list follows, and goes back where the changes are discarded', async () => {
    const before: Filter = { field: 'company', op: 'contains', value: 'Acme' };
    const { asked } = await openBuilder(before);
    await userEvent.type(screen.getByRole('combobox', { name: 'Company contains' }), ' Corp');
    await waitFor(() => expect(asked()).toEqual({ ...before, value: 'Acme Corp' }));
    await userEvent.click(screen.getByRole('button', { name: 'Discard changes' }));
    await waitFor(() => expect(asked()).toEqual(before));
    expect(screen.getByRole('combobox', { name: 'Company contains' })).toHaveValue('Acme');
  });

  it('a part without a value changes nothing and is counted as open', async () => {
    const before: Filter = { field: 'company', op: 'contains', value: 'Acme' };
    const { asked, builder } = await openBuilder(before);
    await addByKeyboard(builder, 'budget');
    expect(await within(builder).findByText('1 condition still open')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(asked()).toEqual(before);
  });

  it('takes in what the bar changes', async () => {
    await openBuilder({
      all: [
        { field: 'email', op: 'is_empty' },
        { field: 'phone', op: 'is_empty' },
      ],
    });
    const chips = screen.getByRole('list', { name: 'Filters' });
    await userEvent.click(await within(chips).findByRole('button', { name: 'Remove filter: Phone has no value' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Remove Phone' })).toBeNull());
    expect(screen.getByRole('button', { name: 'Remove E-mail' })).toBeVisible();
  });

  it('Escape closes the list of fields first, then the builder', async () => {
    const { builder } = await openBuilder();
    await userEvent.click(within(builder).getByRole('button', { name: 'Condition' }));
    await screen.findByRole('combobox', { name: 'Find a field' });
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('combobox', { name: 'Find a field' })).toBeNull();
    expect(builder).toBeInTheDocument();
    await waitFor(() => expect(builder).toContainElement(document.activeElement as HTMLElement));
    await userEvent.keyboard('{Escape}');
    expect(builder).not.toBeInTheDocument();
  });
});

describe('what cannot be asked', () => {
  it('is said at the condition that it is about, and instead of the list', async () => {
    const { builder, asked } = await openBuilder({
      all: [{ field: 'email', op: 'is_not_empty' }, { any: [{ field: 'shoe_size', op: 'gt', value: 45 }] }],
    });
    const sentence = /There is no field “shoe_size” any more/;
    const said = await within(builder).findByText(sentence);
    expect(said.closest('[data-part]')).toHaveTextContent('shoe_size');
    expect(await screen.findByText('The contacts could not be shown.')).toBeVisible();
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Remove shoe_size' }));
    await waitFor(() => expect(asked()).toEqual({ field: 'email', op: 'is_not_empty' }));
    expect(await screen.findByRole('grid', { name: 'Contacts' })).toBeVisible();
  });

  it('is said where a field has another type now', async () => {
    const { builder } = await openBuilder({ field: 'budget', op: 'contains', value: 'x' });
    expect(await within(builder).findByText(/its type has changed/)).toBeVisible();
  });

  it('is said at the top where no condition is to blame', async () => {
    const sentence = 'A filter has at most 40 groups in each other.';
    const { builder } = await openBuilder(
      { field: 'email', op: 'is_empty' },
      {
        describeFilter: async ({ filter }) => ({
          summary: 'E-mail has no value',
          parts: ['E-mail has no value'],
          problem: 'all' in filter ? sentence : null,
          filter,
        }),
      },
    );
    await addByKeyboard(builder, 'phone');
    await userEvent.click(await screen.findByRole('button', { name: 'Operator: contains' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'has no value' }));
    const said = await within(builder).findByText(sentence);
    expect(said.closest('[data-part]')).toBeNull();
  });
});
