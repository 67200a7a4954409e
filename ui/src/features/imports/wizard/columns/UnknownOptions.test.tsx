import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { expectNoAxeViolations } from '../../../../test/render';
import { UnknownOptions } from './UnknownOptions';
import { type OptionChoices, outcomeWords, type UnknownOption } from './unknownOptions';

const UNKNOWN: UnknownOption[] = [
  { column: 'Service', label: 'Logo', count: 3 },
  { column: 'Service', label: 'Web site', count: 12 },
  { column: 'Colour', label: 'Blue-ish', count: 1 },
];
const ADD: OptionChoices = { newOptions: 'add', optionMap: {} };

function show(
  canAdd = true,
  unknown = UNKNOWN,
  first: OptionChoices = canAdd ? ADD : { ...ADD, newOptions: 'reject' },
) {
  let latest = first;
  function Screen() {
    const [choices, setChoices] = useState(first);
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
        canAdd={canAdd}
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
    expect(choices()).toEqual({ newOptions: 'add', optionMap: { Service: { 'Web site': 'Website' } } });
    expect(screen.getByRole('status')).toHaveTextContent(
      '2 labels become options, 1 label stands for an option there is.',
    );
    await userEvent.selectOptions(select, 'Add as an option');
    expect(choices()).toEqual(ADD);
  });

  it('can be refused with their rows', async () => {
    const choices = show();
    await userEvent.click(screen.getByRole('radio', { name: 'Refuse their rows' }));
    expect(choices().newOptions).toBe('reject');
    expect(screen.getByRole('status')).toHaveTextContent('Rows with 3 labels are not imported (16).');
  });

  it('cannot be added by who may not change a field', () => {
    show(false);
    expect(screen.getByRole('radio', { name: 'Add them' })).toBeDisabled();
    expect(screen.getByText('Only the owner and admins add options to a field.')).toBeInTheDocument();
  });

  it('are drawn a few at a time', async () => {
    show(
      true,
      Array.from({ length: 90 }, (_, index) => ({ column: 'Service', label: `Label ${index}`, count: 1 })),
    );
    expect(screen.getAllByRole('combobox')).toHaveLength(20);
    await userEvent.click(screen.getByRole('button', { name: 'Show 70 more' }));
    expect(screen.getAllByRole('combobox')).toHaveLength(90);
  });
});

it.each([
  [
    { newOptions: 'reject', optionMap: { Service: { Logo: 'Branding', 'Web site': 'Website' } } },
    'Rows with 1 label are not imported (1), 2 labels stand for an option there is.',
  ],
  [
    {
      newOptions: 'add',
      optionMap: { Service: { Logo: 'Branding', 'Web site': 'Website' }, Colour: { 'Blue-ish': 'Blue' } },
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
