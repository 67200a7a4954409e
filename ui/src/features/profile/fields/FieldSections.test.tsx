import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Backend,
  type ContactProfile,
  type FieldCell,
  type FieldInfo,
  IpcError,
  type ProfileLayout,
  type UpdateContact,
} from '../../../ipc';
import { DEFAULT_FIELDS, DEFAULT_GROUPS, readValue } from '../../../ipc/fake/fieldValues';
import { personAt } from '../../../ipc/fake/people';
import { giveListsAHeight } from '../../../test/layout';
import { expectNoAxeViolations, renderApp, SAM } from '../../../test/render';

const ANA: ContactProfile = { ...personAt(7, 100, 0), fields: [] };
const BUDGET: FieldCell = { field: 'field-budget', value: { kind: 'number', value: 1200.5 } };
const WEBSITE: FieldCell = { field: 'field-website', value: { kind: 'text', value: 'https://example.org/<b>x</b>' } };
const PREFERENCE: FieldCell = { field: 'field-birthday', value: { kind: 'date', value: '2026-01-01' } };

async function openProfile(cells: FieldCell[] = [BUDGET, WEBSITE], answers: Partial<Backend> = {}) {
  let profile = { ...ANA, fields: cells };
  let layout: ProfileLayout = { folded: [], othersFolded: false, hideEmpty: false };
  const app = await renderApp({
    path: `/contacts/${ANA.id}`,
    answers: {
      listFields: async () => ({ groups: DEFAULT_GROUPS, fields: DEFAULT_FIELDS }),
      getProfileLayout: async () => layout,
      setProfileLayout: async (input) => {
        layout = input;
        return input;
      },
      getContact: async () => profile,
      locateContact: async () => ({ position: 0, total: 1, previous: null, next: null }),
      getTimeline: async () => ({ entries: [], nextCursor: null }),
      listContactSubmissions: async () => ({ total: 0, submissions: [] }),
      openLink: async () => null,
      undoOperation: async () => ({ count: 1, operation: null }),
      updateContact: async ({ patch }) => {
        for (const { field, values } of patch.fields ?? []) {
          const value = readValue(DEFAULT_FIELDS.find(({ id }) => id === field) as FieldInfo, values, [SAM]);
          const others = profile.fields.filter((cell) => cell.field !== field);
          profile = { ...profile, fields: value ? [...others, { field, value }] : others };
        }
        return { contact: profile, operation: 'op' };
      },
      ...answers,
    },
  });
  await screen.findAllByRole('region', { name: /Company Info|Other fields/ });
  return app;
}

const sent = (inputs: unknown[]) => inputs.flatMap((input) => (input as UpdateContact).patch.fields ?? []);

beforeEach(giveListsAHeight);

describe('the sections', () => {
  it('stand in the order of their groups with how much of each is filled, and pass axe', async () => {
    await openProfile();
    const names = screen.getAllByRole('button', { expanded: true }).map(({ textContent }) => textContent);
    expect(names).toEqual(
      expect.arrayContaining(['Company Info2 of 4', 'Preferences0 of 3', 'Internal0 of 4', 'Other fields0 of 1']),
    );
    expect(screen.getByText('https://example.org/<b>x</b>')).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('fold and stay folded, drawing nothing', async () => {
    const { ipc } = await openProfile();
    const section = screen.getByRole('region', { name: 'Company Info' });
    await userEvent.click(within(section).getByRole('button', { name: /^Company Info/ }));
    await waitFor(() => expect(within(section).queryByText('Budget')).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: /^Other fields/ }));
    expect(ipc.inputsOf('setProfileLayout')).toEqual([
      { folded: ['company'], othersFolded: false, hideEmpty: false },
      { folded: ['company'], othersFolded: true, hideEmpty: false },
    ]);
  });

  it('can hide what is empty, and sections with it', async () => {
    const { ipc } = await openProfile([BUDGET, PREFERENCE]);
    await userEvent.click(screen.getByRole('button', { name: 'Hide empty fields' }));
    expect(await screen.findByRole('button', { name: 'Show 10 empty fields' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add Company' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Internal' })).toBeNull();
    expect(screen.getByText('1 Jan 2026')).toBeInTheDocument();
    expect(ipc.inputsOf('setProfileLayout')).toEqual([{ folded: [], othersFolded: false, hideEmpty: true }]);
  });

  it('leave out archived fields and groups without any', async () => {
    const fields = DEFAULT_FIELDS.map((field) => ({ ...field, archived: field.group !== 'company' }));
    await openProfile([BUDGET, PREFERENCE], { listFields: async () => ({ groups: DEFAULT_GROUPS, fields }) });
    expect(screen.queryByRole('region', { name: 'Preferences' })).toBeNull();
    expect(screen.queryByText('Birthday')).toBeNull();
  });

  it('bear 300 fields with long labels', async () => {
    const [sample] = DEFAULT_FIELDS as [FieldInfo];
    const fields = Array.from({ length: 300 }, (_, index) => ({
      ...sample,
      id: `f${index}`,
      key: `f${index}`,
      label: `${'A long label '.repeat(9)}${index}`,
    }));
    await openProfile([], { listFields: async () => ({ groups: DEFAULT_GROUPS, fields }) });
    expect(screen.getAllByRole('button', { name: /^Add A long label/ })).toHaveLength(300);
  });
});

describe('a value', () => {
  it('is edited where it stands, in the marks of the region, and taken back', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Edit Budget: €1.200,50' }));
    const input = screen.getByRole('textbox', { name: 'Budget' });
    expect(input).toHaveValue('1200,5');
    await userEvent.clear(input);
    await userEvent.type(input, '12000{Enter}');
    expect(await screen.findByText('Changed Budget to €12.000')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Edit Budget: €12.000' })).toHaveFocus());
    expect(sent(ipc.inputsOf('updateContact'))).toEqual([{ field: 'field-budget', values: ['12000'] }]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op' }]);
  });

  it('goes back with Escape, asking nothing', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: /^Edit Budget/ }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Budget' }), '9{Escape}');
    expect(await screen.findByRole('button', { name: 'Edit Budget: €1.200,50' })).toHaveFocus();
    expect(ipc.inputsOf('updateContact')).toEqual([]);
  });

  it('that is refused stays as typed, with the reason beside it', async () => {
    await openProfile();
    await userEvent.click(screen.getByRole('button', { name: /^Edit Budget/ }));
    const input = screen.getByRole('textbox', { name: 'Budget' });
    await userEvent.clear(input);
    await userEvent.type(input, 'a lot{Enter}');
    await waitFor(() => expect(input).toBeInvalid());
    expect(input).toHaveAccessibleDescription('Budget: “a lot” is no number.');
    expect(input).toHaveValue('a lot');
    await expectNoAxeViolations();
  });

  it('that belongs to somebody else leads to them', async () => {
    await openProfile([BUDGET], {
      updateContact: async () => {
        throw new IpcError({
          code: 'duplicate',
          message: 'Taken.',
          details: { field: 'company', existing: ANA.id, path: null },
        });
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Add Company' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Company' }), 'Acme{Enter}');
    expect(await screen.findByRole('link', { name: ANA.displayName })).toBeInTheDocument();
  });

  it('is saved with Tab, which opens the next one', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Add Company' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Company' }), 'Acme');
    await userEvent.tab();
    expect(await screen.findByRole('textbox', { name: 'Budget' })).toHaveFocus();
    await userEvent.tab({ shift: true });
    expect(await screen.findByRole('textbox', { name: 'Company' })).toHaveFocus();
    expect(sent(ipc.inputsOf('updateContact'))).toEqual([{ field: 'field-company', values: ['Acme'] }]);
  });

  it('of options is saved as soon as it is chosen', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Add Industry' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Retail' }));
    expect(await screen.findByText('Changed Industry to Retail')).toBeInTheDocument();
    expect(sent(ipc.inputsOf('updateContact'))).toEqual([{ field: 'field-industry', values: ['industry-Retail'] }]);
  });

  it('of several options is saved when the field is left', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Add Topics' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Design' }));
    await userEvent.click(await screen.findByRole('option', { name: 'Training' }));
    expect(ipc.inputsOf('updateContact')).toEqual([]);
    await userEvent.tab();
    await waitFor(() =>
      expect(sent(ipc.inputsOf('updateContact'))).toEqual([
        { field: 'field-topics', values: ['topics-Design', 'topics-Training'] },
      ]),
    );
  });

  it('of stars is saved with a click, and with the keys and Enter', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Add Lead score' }));
    await userEvent.click(screen.getByRole('radio', { name: '4 of 5 stars' }));
    expect(await screen.findByText('Changed Lead score to 4 of 5 stars')).toBeInTheDocument();
    expect(sent(ipc.inputsOf('updateContact'))).toEqual([{ field: 'field-lead_score', values: ['4'] }]);
  });

  it('of a day is typed or picked from the calendar', async () => {
    const { ipc } = await openProfile([PREFERENCE]);
    await userEvent.click(screen.getByRole('button', { name: 'Edit Birthday: 1 Jan 2026' }));
    expect(screen.getByRole('textbox', { name: 'Birthday' })).toHaveValue('2026-01-01');
    await userEvent.click(await screen.findByRole('button', { name: /^15 January 2026/ }));
    expect(await screen.findByText('Changed Birthday to 15 Jan 2026')).toBeInTheDocument();
    expect(sent(ipc.inputsOf('updateContact'))).toEqual([{ field: 'field-birthday', values: ['2026-01-15'] }]);
  });

  it('with an address opens through the system only', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Open https://example.org/<b>x</b>' }));
    expect(ipc.inputsOf('openLink')).toEqual(['https://example.org/<b>x</b>']);
  });
});
