import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { Providers } from '../../../app/Providers';
import type { FilterField, FilterKind, FilterOp, FilterTakes, FilterValue } from '../../../ipc';
import { type MockIpc, mockIpc } from '../../../ipc/mock';
import { region } from '../../../lib/format';
import { expectNoAxeViolations, SAM } from '../../../test/render';
import { ValueEditor } from './ValueEditor';

const CHOICES = [
  { value: 'tag-vip', label: 'vip', option: { id: 'tag-vip', label: 'vip', color: 'green' as const } },
  { value: 'tag-cafe', label: 'Café', option: { id: 'tag-cafe', label: 'Café', color: 'orange' as const } },
];

interface Drawn {
  ipc: MockIpc;
  /** What the condition would be sent with. */
  value: () => FilterValue | undefined;
}

function draw(kind: FilterKind, op: FilterOp, takes: FilterTakes, values: Partial<FilterField> = {}): Drawn {
  const ipc = mockIpc({
    listMembers: async () => [SAM],
    suggestValues: async ({ text }) =>
      [
        { value: 'Acme Corp', label: 'Acme Corp', count: 1204 },
        { value: 'Zürich AG', label: 'Zürich AG', count: 3 },
      ].filter(({ value }) => text === '' || value.toLowerCase().startsWith(text.toLowerCase())),
  });
  const field: FilterField = {
    field: 'field',
    label: 'Field',
    kind,
    type: null,
    custom: null,
    group: null,
    currency: null,
    choices: [],
    ...values,
  };
  let latest: FilterValue | undefined;
  function Host() {
    const [value, setValue] = useState<FilterValue | undefined>(undefined);
    latest = value;
    return (
      <ValueEditor
        field={field}
        scope={null}
        op={{ op, words: 'compares with', takes, includesBlanks: false }}
        value={value}
        onChange={setValue}
      />
    );
  }
  render(
    <Providers>
      <Host />
    </Providers>,
  );
  return { ipc, value: () => latest };
}

describe('what a field is compared with', () => {
  it('is typed text, with the values that the field has and how many have them', async () => {
    const { ipc, value } = draw('text', 'contains', 'one');
    await userEvent.type(screen.getByRole('combobox', { name: 'Field compares with' }), 'acm');
    expect(value()).toBe('acm');
    await waitFor(() => expect(ipc.inputsOf('suggestValues')).toContainEqual(expect.objectContaining({ text: 'acm' })));
    const option = await screen.findByRole('option', { name: /Acme Corp/ });
    expect(option).toHaveTextContent('1,204');
    await userEvent.click(option);
    expect(value()).toBe('Acme Corp');
    await userEvent.clear(screen.getByRole('combobox'));
    expect(value()).toBeUndefined();
  });

  it('is several texts', async () => {
    const { value } = draw('text', 'is_one_of', 'many');
    await userEvent.type(screen.getByRole('combobox', { name: 'Field compares with' }), 'one{Enter}two, three{Enter}');
    expect(value()).toEqual(['one', 'two, three']);
  });

  it('is a phone number as it is typed', async () => {
    const { value } = draw('phone', 'contains', 'one');
    await userEvent.type(screen.getByRole('combobox'), '+34 600');
    expect(value()).toBe('+34 600');
  });

  it('is a number of the region, with the sign of its currency', async () => {
    region.set('ES');
    const { value } = draw('number', 'gt', 'one', { type: 'currency', currency: 'EUR' });
    const input = screen.getByRole('textbox', { name: 'Field compares with' });
    expect(screen.getByText('€')).toBeVisible();
    await userEvent.type(input, '10.000,5');
    expect(value()).toBe(10_000.5);
    await userEvent.type(input, 'x');
    expect(value()).toBeUndefined();
    expect(screen.getByText('This is no number.')).toBeVisible();
    region.set('US');
  });

  it('is two numbers, and nothing whole before both are there', async () => {
    const { value } = draw('number', 'between', 'two', { type: 'percent' });
    expect(screen.getAllByText('%')).toHaveLength(2);
    await userEvent.type(screen.getByRole('textbox', { name: 'Field compares with from' }), '5');
    expect(value()).toEqual([5, null]);
    await userEvent.type(screen.getByRole('textbox', { name: 'Field compares with to' }), '7.5');
    expect(value()).toEqual([5, 7.5]);
  });

  it('is several numbers', async () => {
    const { value } = draw('number', 'is_one_of', 'many');
    await userEvent.type(screen.getByRole('combobox'), '3{Enter}4 x{Enter}');
    expect(value()).toEqual([3, 4]);
  });

  it('is a day, typed or picked from the calendar', async () => {
    const { value } = draw('date', 'before', 'one', { type: 'date' });
    const input = screen.getByRole('textbox', { name: 'Field compares with' });
    await userEvent.type(input, '2026-03-0');
    expect(value()).toBeUndefined();
    await userEvent.type(input, '3');
    expect(value()).toBe('2026-03-03');
    await userEvent.click(screen.getByRole('button', { name: /Calendar for/ }));
    await userEvent.click(await screen.findByRole('button', { name: '17 March 2026' }));
    expect(value()).toBe('2026-03-17');
  });

  it('is two days of a moment', async () => {
    const { value } = draw('instant', 'between', 'two');
    await userEvent.type(screen.getByRole('textbox', { name: /from$/ }), '2026-01-01');
    await userEvent.type(screen.getByRole('textbox', { name: /to$/ }), '2026-02-28');
    expect(value()).toEqual(['2026-01-01', '2026-02-28']);
  });

  it('says how a day is written where it cannot be read', async () => {
    const { value } = draw('date', 'on', 'one');
    await userEvent.type(screen.getByRole('textbox'), '31/03/2026');
    expect(value()).toBeUndefined();
    expect(screen.getByText('Write it as 2026-03-31.')).toBeVisible();
  });

  it('is a span of days, weeks, months', async () => {
    const { value } = draw('instant', 'more_than_ago', 'span');
    await userEvent.type(screen.getByRole('textbox', { name: /how many/ }), '90');
    expect(value()).toEqual({ days: 90 });
    await userEvent.click(screen.getByRole('combobox', { name: /unit/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'weeks' }));
    expect(value()).toEqual({ weeks: 90 });
  });

  it('is yes or no, and neither until somebody says so', async () => {
    const { value } = draw('boolean', 'is', 'one');
    expect(screen.queryByRole('radio', { checked: true })).toBeNull();
    await userEvent.click(screen.getByText('No'));
    expect(value()).toBe(false);
  });

  it('is one option', async () => {
    const { value } = draw('choice', 'is', 'one', { choices: CHOICES });
    await userEvent.click(screen.getByRole('button', { name: 'Field compares with: nothing chosen' }));
    await userEvent.keyboard('CAFE{Enter}');
    expect(value()).toBe('tag-cafe');
    expect(screen.getByRole('button', { name: 'Field compares with: Café' })).toBeVisible();
  });

  it('is some tags, by their ids', async () => {
    const { value } = draw('choices', 'has_any', 'many', { choices: CHOICES });
    await userEvent.click(screen.getByRole('button', { name: /nothing chosen/ }));
    await userEvent.click(await screen.findByRole('option', { name: /^vip/ }));
    await userEvent.click(screen.getByRole('option', { name: /^Café/ }));
    expect(value()).toEqual(['tag-vip', 'tag-cafe']);
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('option', { name: /^vip, chosen/ }));
    expect(value()).toEqual(['tag-cafe']);
  });

  it('is a person of the team', async () => {
    const choices = [{ value: SAM.id, label: SAM.name, option: null }];
    const { value } = draw('choice', 'is_one_of', 'many', { type: 'member', choices });
    await userEvent.click(screen.getByRole('button', { name: /nothing chosen/ }));
    await userEvent.click(await screen.findByRole('option', { name: /Sam/ }));
    expect(value()).toEqual([SAM.id]);
  });

  it.each<[FilterOp, FilterTakes, string, FilterValue]>([
    ['contains', 'one', '12', '12'],
    ['gt', 'one', '12', 12],
    ['before', 'one', '2026-03-03', '2026-03-03'],
  ])('of an answer follows the operator: %s', async (op, takes, typed, value) => {
    const drawn = draw('answer', op, takes);
    const input = screen.queryByRole('combobox') ?? screen.getByRole('textbox');
    await userEvent.type(input, typed);
    expect(drawn.value()).toEqual(value);
  });

  it('is nothing at all', () => {
    draw('text', 'is_empty', 'nothing');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});
