import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { type Backend, type FieldInfo, IpcError, type Member } from '../../../ipc';
import { createFakeFields } from '../../../ipc/fake/fields';
import { DEFAULT_FIELDS, DEFAULT_GROUPS } from '../../../ipc/fake/fieldValues';
import { expectNoAxeViolations, renderApp, SAM, WORKSPACE } from '../../../test/render';

type Answers = Partial<Omit<Backend, 'listen'>>;

/** The page over a world of fields in memory, whose changes reach the page as they would from the shell. */
async function openPage(answers: Answers = {}, you: Member = SAM, path = '/settings/fields') {
  let tell = (_tags: string[]) => {};
  const world = createFakeFields(
    0,
    (tags) => tell(tags),
    () => [SAM],
  );
  const { undo, cellsAt: _c, written: _w, only: _o, ...commands } = world;
  const app = await renderApp({
    path,
    answers: {
      ...commands,
      workspaceInfo: async () => ({ ...WORKSPACE, member: you }),
      undoOperation: async ({ operation }) => ({ count: undo(operation) ?? 0, operation: null }),
      ...answers,
    },
  });
  tell = (tags) => app.ipc.emit('changed', { tags: tags as never, external: false });
  return app;
}

const row = (name: string) =>
  screen.getByRole('button', { name: `Edit ${name}` }).closest('[data-sortable]') as HTMLElement;

async function openAdd(answers: Answers = {}) {
  const app = await openPage(answers);
  await userEvent.click(await screen.findByRole('button', { name: 'Add Field' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add Field' });
  return { ...app, dialog };
}

async function chooseType(dialog: HTMLElement, name: string) {
  await userEvent.click(within(dialog).getByRole('combobox', { name: 'Type' }));
  await userEvent.click(await screen.findByRole('option', { name: new RegExp(`^${name}`) }));
}

const typeInto = (dialog: HTMLElement, label: string, text: string) =>
  userEvent.type(within(dialog).getByRole('textbox', { name: label }), text);

describe('adding a field', () => {
  it('guesses the key from the label, and sends the one that was written instead', async () => {
    const { ipc, dialog } = await openAdd();
    await typeInto(dialog, 'Label', 'Fächer & Größe');
    const key = within(dialog).getByRole('textbox', { name: 'Key' });
    await waitFor(() => expect(key).toHaveValue('facher_gro_e'));
    await userEvent.clear(key);
    await userEvent.type(key, 'size');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add Field' }));
    expect(await screen.findByText('Added Fächer & Größe')).toBeInTheDocument();
    expect(ipc.inputsOf('createField')).toMatchObject([
      { key: 'size', group: 'company', definition: { label: 'Fächer & Größe', type: 'text' } },
    ]);
    expect(await screen.findByRole('button', { name: 'Edit Fächer & Größe' })).toBeInTheDocument();
  });

  it.each([
    ['Long text', 'long_text', {}],
    ['Number', 'number', { decimals: null, min: null, max: null }],
    ['Currency', 'currency', { decimals: null, min: null, max: null, currency: 'EUR' }],
    ['Percent', 'percent', { decimals: null, min: null, max: null }],
    ['Date', 'date', {}],
    ['Date and time', 'datetime', {}],
    ['Yes or no', 'boolean', {}],
    ['E-mail', 'email', {}],
    ['Phone', 'phone', {}],
    ['URL', 'url', {}],
    ['Rating', 'rating', { stars: 5 }],
    ['Member', 'member', {}],
  ])('of the type %s asks what it needs and passes axe', async (name, type, config) => {
    const { ipc, dialog } = await openAdd();
    await typeInto(dialog, 'Label', 'New');
    await chooseType(dialog, name === 'Date' ? 'DateA day' : name);
    await expectNoAxeViolations();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add Field' }));
    await screen.findByText('Added New');
    expect(ipc.inputsOf('createField')).toMatchObject([{ key: null, definition: { type, config, options: [] } }]);
  });

  it('of a select takes options by Enter, in their order and colours', async () => {
    const { ipc, dialog } = await openAdd();
    await typeInto(dialog, 'Label', 'Size');
    await chooseType(dialog, 'Select');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add option' }));
    await userEvent.keyboard('Small{Enter}Large{Enter}');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Colour of Large: green' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'red' }));
    await expectNoAxeViolations();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Add Field' }));
    await screen.findByText('Added Size');
    expect(ipc.inputsOf('createField')).toMatchObject([
      {
        definition: {
          type: 'select',
          options: [
            { id: null, label: 'Small', color: 'blue' },
            { id: null, label: 'Large', color: 'red' },
          ],
        },
      },
    ]);
  });

  it('shows in the preview what the core refuses, and the value as it will look', async () => {
    const { dialog } = await openAdd();
    await typeInto(dialog, 'Label', 'Price');
    await chooseType(dialog, 'Currency');
    const preview = within(dialog).getByRole('complementary', { name: 'Preview' });
    const input = within(preview).getByRole('textbox');
    await userEvent.type(input, 'abc');
    expect(await within(preview).findByText('Price: “abc” is no number.')).toBeInTheDocument();
    expect(input).toHaveValue('abc');
    await userEvent.clear(input);
    await userEvent.type(input, '1200,5');
    expect(await within(preview).findByText('€1.200,50')).toBeInTheDocument();
  });

  it('that is refused keeps the dialog with what was typed, the reason beside its input', async () => {
    const { dialog } = await openAdd();
    await typeInto(dialog, 'Label', 'Other');
    const key = within(dialog).getByRole('textbox', { name: 'Key' });
    await userEvent.type(key, 'budget');
    await userEvent.clear(key);
    await userEvent.type(key, 'budget{Enter}');
    await waitFor(() => expect(key).toBeInvalid());
    expect(within(dialog).getByText('Key: another field has the key “budget” already.')).toBeInTheDocument();
    expect(within(dialog).getByRole('textbox', { name: 'Label' })).toHaveValue('Other');
  });
});

describe('changing a field', () => {
  async function openEdit(answers: Answers = {}) {
    const app = await openPage(answers);
    await userEvent.click(await screen.findByRole('button', { name: 'Edit Budget' }));
    return { ...app, dialog: await screen.findByRole('dialog', { name: 'Edit “Budget”' }) };
  }

  it('saves a new label without asking, and takes it back', async () => {
    const { ipc, dialog } = await openEdit();
    expect(within(dialog).getByRole('textbox', { name: 'Key' })).toHaveAttribute('readonly');
    await typeInto(dialog, 'Label', ' now{Enter}');
    expect(await screen.findByText('Changed Budget now')).toBeInTheDocument();
    expect(ipc.inputsOf('previewFieldChange')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('button', { name: 'Edit Budget' })).toBeInTheDocument();
  });

  it('to another type says which values would be lost, and loses them only when told to', async () => {
    const { ipc, dialog } = await openEdit();
    await chooseType(dialog, 'DateA day');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(
      await within(dialog).findByText('8,400 of 8,412 values of “Budget” stay, 12 would be lost.'),
    ).toBeInTheDocument();
    expect(within(dialog).getByRole('link', { name: 'Aaliyah Abebe' })).toBeInTheDocument();
    expect(within(dialog).getByText('and 10 more')).toBeInTheDocument();
    expect(ipc.inputsOf('updateField')).toEqual([]);
    await expectNoAxeViolations();

    await userEvent.click(within(dialog).getByRole('button', { name: 'Back' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Change and lose 12 values' }));
    expect(await screen.findByText('Changed Budget')).toBeInTheDocument();
    expect(ipc.inputsOf('updateField')).toMatchObject([{ loseValues: true, definition: { type: 'date' } }]);
  });

  it('to unique is refused where contacts share a value, with who they are', async () => {
    const clash = { contact: 'c1', record: null, name: '<b>Ana</b>', value: 'Acme', reason: 'Sam Costa has it too' };
    const { dialog, ipc } = await openEdit({
      previewFieldChange: async () => ({ values: 2, kept: 2, lost: 0, examples: [], missing: 0, clashes: [clash] }),
    });
    await chooseType(dialog, 'Text');
    await userEvent.click(within(dialog).getByRole('checkbox', { name: /Unique/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('link', { name: '<b>Ana</b>' })).toBeInTheDocument();
    expect(within(dialog).queryByRole('button', { name: /^Change/ })).toBeNull();
    expect(ipc.inputsOf('updateField')).toEqual([]);
  });

  it('that fails says why and loses nothing that was typed', async () => {
    const { dialog } = await openEdit({
      updateField: async () => {
        throw new IpcError({
          code: 'busy',
          message: 'The workspace is busy.',
          details: { field: null, existing: null, path: null },
        });
      },
    });
    await typeInto(dialog, 'Label', ' x{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The workspace is busy.');
    expect(within(dialog).getByRole('textbox', { name: 'Label' })).toHaveValue('Budget x');
  });
});

describe('the list of fields', () => {
  it('is moved by keyboard, step by step and aloud', async () => {
    // Lines of 40 pixels one below the other: the page has no layout here.
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const lines = [...document.querySelectorAll('[data-sortable]')];
      const at = lines.indexOf(this.closest('[data-sortable]') ?? this);
      return DOMRect.fromRect({ x: 0, y: Math.max(at, 0) * 40, width: 400, height: at < 0 ? 0 : 40 });
    });
    const { ipc } = await openPage();
    const handle = await screen.findByRole('button', { name: 'Move Company' });
    handle.focus();
    await userEvent.keyboard(' ');
    expect(await screen.findByText('Picked up Company, 1 of 4 in Company Info.')).toBeInTheDocument();
    await new Promise((resolve) => setTimeout(resolve));
    await userEvent.keyboard('{ArrowDown}');
    expect(await screen.findByText('Company is now 2 of 4 in Company Info.')).toBeInTheDocument();
    await userEvent.keyboard(' ');
    expect(await screen.findByText('Put down Company, 2 of 4 in Company Info.')).toBeInTheDocument();
    expect(ipc.inputsOf('moveField')).toEqual([{ field: 'field-company', group: 'company', before: 'field-website' }]);
  });

  it('has a menu that moves to another group and takes it back', async () => {
    const { ipc } = await openPage();
    await userEvent.click(await screen.findByRole('button', { name: 'More for Company' }));
    await userEvent.hover(await screen.findByRole('menuitem', { name: 'Move to…' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Internal' }));
    expect(await screen.findByText('Moved Company to “Internal”')).toBeInTheDocument();
    expect(ipc.inputsOf('moveField')).toEqual([{ field: 'field-company', group: 'internal', before: null }]);
    expect(within(screen.getByRole('region', { name: 'Internal' })).getByText('Company')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(within(screen.getByRole('region', { name: 'Company Info' })).getByText('Company')).toBeInTheDocument(),
    );
  });

  it('archives with an undo, and restores from the end of the page', async () => {
    await openPage();
    await userEvent.click(await screen.findByRole('button', { name: 'More for Company' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Archive' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Archived/ }));
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Restore Company' }));
    expect(await screen.findByText('Restored Company')).toBeInTheDocument();
    await waitFor(() => expect(row('Company')).toBeInTheDocument());
  });

  it('deletes for good only after saying how many values go', async () => {
    const { ipc } = await openPage();
    await userEvent.click(await screen.findByRole('button', { name: 'More for Budget' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete for good…' }));
    const question = await screen.findByRole('dialog', { name: 'Delete “Budget” for good?' });
    expect(question).toHaveTextContent('8,415 values go with it (3 contacts of them in the bin)');
    await userEvent.click(within(question).getByRole('button', { name: 'Cancel' }));
    expect(ipc.inputsOf('deleteField')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'More for Budget' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete for good…' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Delete with 8,415 values' }));
    expect(await screen.findByText('Deleted Budget')).toBeInTheDocument();
    expect(ipc.inputsOf('deleteField')).toEqual([{ field: 'field-budget' }]);
  });

  it('shows 300 fields, long labels and markup as plain text', async () => {
    const [sample] = DEFAULT_FIELDS as [FieldInfo];
    const fields = Array.from({ length: 300 }, (_, index) => ({
      ...sample,
      id: `f${index}`,
      key: `f${index}`,
      label: index === 0 ? `<img src=x onerror=alert(1)>${'long '.repeat(60)}` : `Field ${index}`,
    }));
    await openPage({ listFields: async () => ({ groups: DEFAULT_GROUPS, fields }) });
    expect(await screen.findByText(/^<img src=x/)).toBeInTheDocument();
    expect(document.querySelector('img')).toBeNull();
    expect(screen.getAllByRole('button', { name: /^Edit Field/ })).toHaveLength(299);
  });

  it('is read only to a member, with the reason', async () => {
    await openPage({}, { ...SAM, role: 'member' });
    expect(await screen.findByText('Only the owner or an admin changes custom fields.')).toBeInTheDocument();
    expect(screen.getByText('Company')).toBeInTheDocument();
    for (const name of [/^Edit/, /^Move/, /^More for/, 'Add Field']) {
      expect(screen.queryByRole('button', { name })).toBeNull();
    }
    await expectNoAxeViolations();
  });
});

describe('the groups', () => {
  const openGroups = (answers: Answers = {}, you = SAM) => openPage(answers, you, '/settings/field-groups');

  it('are added, renamed in place and deleted with their fields kept', async () => {
    const { ipc } = await openGroups();
    await userEvent.click(await screen.findByRole('button', { name: 'Add group' }));
    await userEvent.type(screen.getByLabelText('Name of the new group'), 'Contract{Enter}');
    expect(await screen.findByText('Added Contract')).toBeInTheDocument();
    const name = await screen.findByLabelText('Name of Contract');
    await userEvent.clear(name);
    await userEvent.type(name, 'Contracts{Enter}');
    expect(await screen.findByText('Renamed “Contract” to “Contracts”')).toBeInTheDocument();
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Delete Internal' }));
    expect(await screen.findByText('Deleted “Internal”; its fields are kept')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByLabelText('Name of Internal')).toBeInTheDocument();
    expect(ipc.inputsOf('deleteFieldGroup')).toEqual([{ group: 'internal' }]);
  });

  it('are read only to a member, with the reason', async () => {
    await openGroups({}, { ...SAM, role: 'member' });
    expect(await screen.findByText('Only the owner or an admin changes field groups.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add group' })).toBeNull();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
