import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { UnknownOption } from '../../../../ipc';
import { expectNoAxeViolations } from '../../../../test/render';
import { UnknownOptions } from './UnknownOptions';
import { labelKey, type OptionChoices, outcomeWords, withChosen } from './unknownOptions';

const UNKNOWN: UnknownOption[] = [
  { column: 'Service', label: 'Logo', count: 3 },
  { column: 'Service', label: 'Web site', count: 12 },
  { column: 'Colour', label: 'Blue-ish', count: 1 },
];
const ADD: OptionChoices = { new_options: 'add', option_map: {} };

function show(unknown = UNKNOWN) {
  let latest = ADD;
  function Screen() {
    const [choices, setChoices] = useState(ADD);
    return (
      <UnknownOptions
        unknown={unknown}
        choices={choices}
        onChange={(next) => {
          latest = next;
          setChoices(next);
        }}
        optionsOf={(header) => (header === 'Service' ? ['Website', 'Branding'] : ['Blue'])}
        nameOf={(header) => (header === 'Service' ? 'Which service?' : header)}
      />
    );
  }
  render(
    <MantineProvider>
      <Screen />
    </MantineProvider>,
  );
  return () => latest;
}

describe('labels that are no options yet', () => {
  it('stand under their column, the most frequent first', async () => {
    show();
    const labels = within(screen.getByRole('list', { name: 'Labels of Which service?' })).getAllByRole('listitem');
    expect(labels.map((label) => label.textContent)).toEqual([
      expect.stringMatching(/^Web site12 rows/),
      expect.stringMatching(/^Logo3 rows/),
    ]);
    expect(screen.getByRole('status')).toHaveTextContent('3 labels become options.');
    await expectNoAxeViolations();
  });

  it('can stand for an option there is, and for none again', async () => {
    const choices = show();
    const select = screen.getByRole('combobox', { name: '“Web site” in Which service?' });
    await userEvent.selectOptions(select, 'Website');
    expect(choices()).toEqual({ new_options: 'add', option_map: { Service: { 'Web site': 'Website' } } });
    expect(screen.getByRole('status')).toHaveTextContent(
      '2 labels become options, 1 label stands for an option there is.',
    );
    await userEvent.selectOptions(select, 'Add as an option');
    expect(choices()).toEqual(ADD);
  });

  it('can be refused with their rows', async () => {
    const choices = show();
    await userEvent.click(screen.getByRole('radio', { name: 'Refuse their rows' }));
    expect(choices().new_options).toBe('reject');
    expect(screen.getByRole('status')).toHaveTextContent('Rows with 3 labels are not imported (16).');
  });

  it('can be left blank', async () => {
    const choices = show();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: '“Logo” in Which service?' }), 'Leave it blank');
    expect(choices().option_map).toEqual({ Service: { Logo: '' } });
    expect(screen.getByRole('status')).toHaveTextContent('2 labels become options, 1 label is left blank.');
  });

  it('are drawn a few at a time', async () => {
    show(Array.from({ length: 90 }, (_, index) => ({ column: 'Service', label: `Label ${index}`, count: 1 })));
    expect(screen.getAllByRole('combobox')).toHaveLength(20);
    await userEvent.click(screen.getByRole('button', { name: 'Show 70 more' }));
    expect(screen.getAllByRole('combobox')).toHaveLength(90);
  });
});

it.each([
  [
    { new_options: 'reject', option_map: { Service: { Logo: 'Branding', 'Web site': 'Website' } } },
    'Rows with 1 label are not imported (1), 2 labels stand for an option there is.',
  ],
  [
    {
      new_options: 'add',
      option_map: { Service: { Logo: 'Branding', 'Web site': 'Website' }, Colour: { 'Blue-ish': 'Blue' } },
    },
    '3 labels stand for an option there is.',
  ],
] satisfies [OptionChoices, string][])('%j reads as a sentence', (choices, words) => {
  expect(outcomeWords(UNKNOWN, choices)).toBe(words);
});

it('a label named like a property of every object is a label like others', () => {
  const odd = [{ column: 'constructor', label: 'toString', count: 2 }];
  expect(outcomeWords(odd, ADD)).toBe('1 label becomes an option.');
});

it('a label that was led to an option stays in the list, though the core knows it now', () => {
  const choices: OptionChoices = { option_map: { Service: { 'Web site': 'Website', Logo: 'Branding' } } };
  const counts = new Map([[labelKey({ column: 'Service', label: 'Web site' }), 12]]);
  expect(withChosen([{ column: 'Service', label: 'Logo', count: 3 }], choices, counts)).toEqual([
    { column: 'Service', label: 'Logo', count: 3 },
    { column: 'Service', label: 'Web site', count: 12 },
  ]);
});
