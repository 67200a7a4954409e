import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type Backend, type ContactProfile, IpcError, type TagInfo } from '../../ipc';
import { contactPages, expectNoAxeViolations, renderApp } from '../../test/render';

const VIP: TagInfo = { id: 'vip', name: 'vip', color: 'green', contacts: 12, inBin: 1 };
const CAFE: TagInfo = { id: 'cafe', name: 'Café', color: 'orange', contacts: 3, inBin: 0 };
const ODD: TagInfo = { id: 'odd', name: '<img src=x onerror=alert(1)>', color: 'gray', contacts: 0, inBin: 0 };
const listTags = async () => [CAFE, ODD, VIP];
const CHANGED = { count: 2, operation: 'op-1' };

const ANA: ContactProfile = {
  id: 'ana',
  displayName: 'Ana Ruiz',
  firstName: 'Ana',
  lastName: 'Ruiz',
  email: null,
  emailCount: 0,
  phone: null,
  phoneDisplay: null,
  phoneCount: 0,
  tags: [ODD.name, 'vip'],
  source: '',
  submissionCount: 0,
  createdAt: '2026-03-01T09:00:00Z',
  updatedAt: '2026-03-03T09:00:00Z',
  lastActivityAt: '2026-03-03T09:04:00Z',
  emails: [],
  phones: [],
  deletedAt: null,
  submissionTotal: 0,
  noteTotal: 0,
  recordTotal: 0,
  cardTotal: 0,
  segments: [],
};

describe('tags of a contact', () => {
  async function openProfile(answers: Partial<Backend> = {}) {
    const app = await renderApp({
      path: '/contacts/ana',
      answers: {
        listTags,
        getContact: async () => ANA,
        locateContact: async () => ({ position: 0, total: 1, previous: null, next: null }),
        getTimeline: async () => ({ entries: [], nextCursor: null }),
        listContactSubmissions: async () => ({ total: 0, submissions: [] }),
        tagContacts: async () => ({ count: 1, operation: 'op-1' }),
        undoOperation: async () => ({ count: 1, operation: null }),
        ...answers,
      },
    });
    await screen.findByRole('list', { name: 'Tags' });
    return app;
  }
  const tagged = (ipc: { inputsOf(command: 'tagContacts'): unknown[] }) => ipc.inputsOf('tagContacts').at(-1);
  const ana = { kind: 'ids', ids: ['ana'] };

  it('are found by typing, case and accents aside, after one key', async () => {
    const { ipc } = await openProfile();
    await userEvent.keyboard('t');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Tags of Ana Ruiz' })).toHaveFocus());
    await userEvent.keyboard('CAFE');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    expect(tagged(ipc)).toMatchObject({ selection: ana, add: ['Café'], remove: [] });
    expect(await screen.findByText('Tagged Ana Ruiz “Café”')).toBeVisible();
    await expectNoAxeViolations();
  });

  it('are made where there is none of that name', async () => {
    const { ipc } = await openProfile();
    await userEvent.keyboard('t');
    await userEvent.type(await screen.findByRole('textbox', { name: /Tags of/ }), 'brand new{Enter}');
    expect(tagged(ipc)).toMatchObject({ add: ['brand new'] });
  });

  it('are removed by keyboard, and Undo takes that back', async () => {
    const { ipc } = await openProfile();
    screen.getByRole('button', { name: 'Remove tag vip' }).focus();
    await userEvent.keyboard('{Backspace}');
    expect(tagged(ipc)).toMatchObject({ selection: ana, add: [], remove: ['vip'] });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op-1' }]);
  });

  it('show a name as text whatever it says', async () => {
    await openProfile();
    expect(within(screen.getByRole('list', { name: 'Tags' })).getByText(ODD.name)).toBeVisible();
    expect(document.querySelector('img')).toBeNull();
  });

  it('stand still in the bin', async () => {
    await openProfile({ getContact: async () => ({ ...ANA, deletedAt: '2026-03-04T09:00:00Z' }) });
    expect(screen.queryByRole('button', { name: 'Add tag' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove tag vip' })).toBeNull();
  });
});

describe('tags of a selection', () => {
  async function select(answers: Partial<Backend> = {}) {
    const app = await renderApp({
      path: '/contacts',
      answers: {
        listContacts: contactPages(250),
        listTags,
        getTagUse: async () => ({
          selected: 2,
          tags: [
            { tag: 'vip', contacts: 2 },
            { tag: 'cafe', contacts: 1 },
          ],
        }),
        countTagging: async () => ({ selected: 2, changed: 1 }),
        tagContacts: async () => CHANGED,
        ...answers,
      },
    });
    await screen.findByRole('grid', { name: 'Contacts' });
    await userEvent.keyboard('jxjx');
    await userEvent.click(screen.getByRole('button', { name: 'Tag' }));
    await screen.findByRole('option', { name: /^vip, chosen/ });
    return app;
  }
  const option = (name: string) =>
    screen.getByRole('option', { name: (said) => said.replace(/\d+$/, '').trim() === name });

  it('say who has which, go all, none and back, and say the count before', async () => {
    const { ipc } = await select();
    expect(option('Café, on some')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Choose tags to add or remove' })).toBeDisabled();
    await userEvent.click(option('Café, on some'));
    await userEvent.click(option('Café, chosen'));
    await userEvent.click(option('Café'));
    expect(option('Café, on some')).toBeVisible();
    await userEvent.click(option('Café, on some'));
    await userEvent.click(option('vip, chosen'));
    await userEvent.click(await screen.findByRole('button', { name: 'Change 1 contact' }));
    expect(ipc.inputsOf('tagContacts')[0]).toMatchObject({ add: ['Café'], remove: ['vip'] });
    expect(await screen.findByText('Changed the tags of 2 contacts')).toBeVisible();
  });

  it('take all that match', async () => {
    const { ipc } = await select();
    await userEvent.keyboard('{Escape}');
    await userEvent.click(screen.getByRole('button', { name: /Select all/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Tag' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /Tags of/ }), 'new one{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Change 1 contact' }));
    expect(ipc.inputsOf('tagContacts')[0]).toMatchObject({ selection: { kind: 'matching' }, add: ['new one'] });
  });

  it('say why where the core refuses, and keep what was chosen', async () => {
    const refused = new IpcError({
      code: 'conflict',
      message: 'Ana is in the bin. Restore the contact first, then tag. Nothing was changed.',
      details: { field: null, existing: null, path: null },
    });
    await select({ tagContacts: () => Promise.reject(refused) });
    await userEvent.click(option('Café, on some'));
    await userEvent.click(await screen.findByRole('button', { name: 'Change 1 contact' }));
    expect(await screen.findByText(/is in the bin/)).toBeVisible();
    expect(option('Café, chosen')).toBeVisible();
  });
});

describe('the tag manager', () => {
  async function manage(answers: Partial<Backend> = {}) {
    const app = await renderApp({
      path: '/settings/tags',
      answers: {
        listTags,
        updateTag: async () => ({ count: 0, operation: 'op-1' }),
        mergeTags: async () => CHANGED,
        deleteTag: async () => CHANGED,
        ...answers,
      },
    });
    await screen.findByRole('table');
    return app;
  }
  const name = (of: string) => screen.getByRole('textbox', { name: `Name of ${of}` });

  it('renames, recolours, merges and deletes, each with a way back', async () => {
    const { ipc } = await manage();
    await userEvent.clear(name('vip'));
    await userEvent.type(name('vip'), 'Very important{Enter}');
    expect(await screen.findByText('Renamed “vip” to “Very important”')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Colour of vip: Green' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Pink' }));
    expect(ipc.inputsOf('updateTag')).toEqual([
      { tag: 'vip', name: 'Very important', color: null },
      { tag: 'vip', name: null, color: 'pink' },
    ]);
    await userEvent.click(screen.getByRole('button', { name: 'More for vip' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Merge 13 contacts into…' }));
    await userEvent.click(await screen.findByRole('option', { name: /^Café/ }));
    expect(ipc.inputsOf('mergeTags')[0]).toMatchObject({ from: 'vip', into: 'cafe' });
    expect(await screen.findByText('Merged “vip” into “Café” on 2 contacts')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'More for Café' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete from 3 contacts' }));
    expect(await screen.findByText('Deleted “Café” from 2 contacts')).toBeVisible();
    expect(screen.getAllByRole('button', { name: 'Undo' }).length).toBeGreaterThan(0);
  });

  it('offers to merge where a name is taken, and leaves it where that is declined', async () => {
    const { ipc } = await manage();
    await userEvent.clear(name('vip'));
    await userEvent.type(name('vip'), 'CAFE{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(name('vip')).toHaveValue('vip'));
    await userEvent.clear(name('vip'));
    await userEvent.type(name('vip'), 'cafe{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Merge' }));
    await waitFor(() => expect(ipc.inputsOf('mergeTags')[0]).toMatchObject({ from: 'vip', into: 'cafe' }));
    expect(ipc.inputsOf('updateTag')).toEqual([]);
  });

  it('passes axe', async () => {
    await manage();
    await expectNoAxeViolations();
  });
});
