import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

import { beforeEach, describe, expect, it } from 'vitest';
import { type Backend, type ContactProfile, IpcError, type TimelineEntry, type UpdateContact } from '../../ipc';
import { giveListsAHeight } from '../../test/layout';
import { expectNoAxeViolations, renderApp } from '../../test/render';

const ANA: ContactProfile = {
  id: 'ana',
  displayName: 'Ana Ruiz',
  firstName: 'Ana',
  lastName: 'Ruiz',
  email: 'ana@example.org',
  emailCount: 2,
  phone: '+34600111222',
  phoneDisplay: '+34 600 11 12 22',
  phoneCount: 1,
  tags: ['vip'],
  source: 'Quote request',
  submissionCount: 1,
  createdAt: '2026-03-01T09:00:00Z',
  updatedAt: '2026-03-03T09:00:00Z',
  lastActivityAt: '2026-03-03T09:04:00Z',
  emails: [
    { address: 'ana@example.org', isPrimary: true },
    { address: 'ruiz@example.com', isPrimary: false },
  ],
  phones: [{ number: '+34600111222', display: '+34 600 11 12 22', isPrimary: true }],
  deletedAt: null,
  submissionTotal: 1,
  noteTotal: 0,
  recordTotal: 0,
  cardTotal: 0,
  segments: [],
};
const SAM: ContactProfile = { ...ANA, id: 'sam', displayName: 'Sam Costa', firstName: 'Sam', lastName: 'Costa' };

const ENTRIES: TimelineEntry[] = [
  {
    id: 'e2',
    kind: 'submission.completed',
    at: '2026-03-03T09:04:00Z',
    actor: { kind: 'bot', name: 'Quote request' },
    changes: [],
    submission: { id: 's1', bot: 'Quote request', isTest: false },
    about: null,
    segment: null,
    card: null,
    record: null,
    note: null,
  },
  {
    id: 'e1',
    kind: 'contact.updated',
    at: '2026-03-02T08:00:00Z',
    actor: { kind: 'member', id: 'm1', name: 'Sam Rivera' },
    changes: [{ field: 'last_name', old: 'Ruis', new: 'Ruiz' }],
    submission: null,
    about: null,
    segment: null,
    card: null,
    record: null,
    note: null,
  },
];

const duplicate = new IpcError({
  code: 'duplicate',
  message: 'sam@example.org already belongs to Sam Costa.',
  details: { field: 'email', existing: 'sam', path: null },
});

async function openProfile(answers: Partial<Backend> = {}, path = '/contacts/ana?q=ru') {
  const app = await renderApp({
    path,
    answers: {
      getContact: async ({ contact }) => (contact === 'sam' ? SAM : ANA),
      locateContact: async () => ({ position: 16, total: 12_345, previous: null, next: 'sam' }),
      getTimeline: async ({ kinds }) => ({
        entries: ENTRIES.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
        nextCursor: null,
      }),
      listContactSubmissions: async () => ({
        total: 1,
        submissions: [
          {
            id: 's1',
            externalId: null,
            bot: 'Quote request',
            status: 'completed',
            isTest: false,
            startedAt: null,
            completedAt: '2026-03-03T09:04:00Z',
            at: '2026-03-03T09:04:00Z',
            summary: null,
            answers: [
              { name: 'budget', label: 'What is your budget?', text: '12,000' },
              { name: 'why', label: 'Why now?', text: '' },
            ],
            transcript: [{ fromBot: true, text: 'Hello! What is your budget?', at: null }],
            file: 'page-1.json',
          },
        ],
      }),
      updateContact: async ({ patch }) => ({ contact: { ...ANA, ...withoutNulls(patch) }, operation: nextOperation() }),
      undoOperation: async () => ({ count: 1, operation: null }),
      ...answers,
    },
  });
  await screen.findByRole('button', { name: 'Ana Ruiz, edit name' });
  return app;
}

function withoutNulls({ firstName, lastName }: UpdateContact['patch']): Partial<ContactProfile> {
  return { ...(firstName ? { firstName } : {}), ...(lastName ? { lastName } : {}) };
}

let operations = 0;
const nextOperation = () => `op-${++operations}`;

const patches = (inputs: unknown[]) => inputs.map((input) => (input as UpdateContact).patch);

beforeEach(() => {
  operations = 0;
  giveListsAHeight();
});

describe('editing in place', () => {
  it('saves with Enter and gives the focus back to the value', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: /edit name/ }));
    const first = screen.getByRole('textbox', { name: 'First name' });
    await userEvent.clear(first);
    await userEvent.type(first, ' Anna {Enter}');

    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'First name' })).not.toBeInTheDocument());
    expect(patches(ipc.inputsOf('updateContact'))).toEqual([
      { firstName: 'Anna', lastName: 'Ruiz', emails: null, phones: null, source: null },
    ]);
    await waitFor(() => expect(screen.getByRole('button', { name: /edit name/ })).toHaveFocus());
  });

  it('reverts with Escape and asks nothing of the core', async () => {
    const { ipc, router } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Edit e-mail ana@example.org' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'e-mail ana@example.org' }), 'x{Escape}');

    expect(await screen.findByRole('button', { name: 'Edit e-mail ana@example.org' })).toBeInTheDocument();
    expect(ipc.inputsOf('updateContact')).toEqual([]);
    expect(router.state.location.pathname).toBe('/contacts/ana');
  });

  it('keeps what was typed when it is refused, and leads to whoever has the address', async () => {
    await openProfile({ updateContact: () => Promise.reject(duplicate) });
    await userEvent.click(screen.getByRole('button', { name: 'Edit e-mail ana@example.org' }));
    const field = screen.getByRole('textbox', { name: 'e-mail ana@example.org' });
    await userEvent.clear(field);
    await userEvent.type(field, 'sam@example.org{Enter}');

    const owner = await screen.findByRole('link', { name: 'Sam Costa' });
    expect(owner).toHaveAttribute('href', '/contacts/sam');
    expect(field).toHaveValue('sam@example.org');
    expect(field).toBeInvalid();
  });

  it('saves with Tab and opens the next value', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Edit e-mail ana@example.org' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'e-mail ana@example.org' }), 'x');
    await userEvent.tab();

    expect(await screen.findByRole('textbox', { name: 'e-mail ruiz@example.com' })).toHaveFocus();
    expect(patches(ipc.inputsOf('updateContact'))[0]).toMatchObject({
      emails: ['ana@example.orgx', 'ruiz@example.com'],
    });
  });

  it('adds to the list of addresses, and removes with an undo', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'Add e-mail' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'New e-mail' }), 'new@example.org{Enter}');
    await waitFor(() => expect(ipc.inputsOf('updateContact')).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'More for ruiz@example.com' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    const toast = (await screen.findByText('Removed ruiz@example.com')).parentElement;
    await userEvent.click(within(toast as HTMLElement).getByRole('button', { name: 'Undo' }));

    expect(await screen.findByText('Undone: Removed ruiz@example.com')).toBeInTheDocument();
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op-2' }]);
    expect(patches(ipc.inputsOf('updateContact')).map((patch) => patch.emails)).toEqual([
      ['ana@example.org', 'ruiz@example.com', 'new@example.org'],
      ['ana@example.org'],
    ]);
  });

  it('takes back edit after edit with Ctrl Z, the latest first', async () => {
    const { ipc } = await openProfile();
    for (const name of ['More for ruiz@example.com', 'More for ana@example.org']) {
      await userEvent.click(screen.getByRole('button', { name }));
      await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    }
    await screen.findByText('Removed ana@example.org');
    await userEvent.keyboard('{Control>}zz{/Control}');

    expect(await screen.findByText('Undone: Removed ruiz@example.com')).toBeInTheDocument();
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op-2' }, { operation: 'op-1' }]);
  });

  it('a change that can no longer be undone says so and gives way to the one before', async () => {
    const conflict = { code: 'conflict', message: 'Something has changed since.' } as const;
    const details = { field: null, existing: null, path: null };
    const { ipc } = await openProfile({
      undoOperation: async ({ operation }) => {
        if (operation === 'op-2') throw new IpcError({ ...conflict, details });
        return { count: 1, operation: null };
      },
    });
    for (const name of ['More for ruiz@example.com', 'More for ana@example.org']) {
      await userEvent.click(screen.getByRole('button', { name }));
      await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
    }
    await screen.findByText('Removed ana@example.org');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Something has changed since.')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone: Removed ruiz@example.com')).toBeInTheDocument();
    expect(ipc.inputsOf('undoOperation')).toHaveLength(2);
  });

  it('an edit that changed nothing offers nothing to undo', async () => {
    const { ipc } = await openProfile({ updateContact: async () => ({ contact: ANA, operation: null }) });
    await userEvent.click(screen.getByRole('button', { name: 'More for ruiz@example.com' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Make primary' }));
    await waitFor(() => expect(ipc.inputsOf('updateContact')).toHaveLength(1));
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  it('makes another address the primary one by putting it first', async () => {
    const { ipc } = await openProfile();
    await userEvent.click(screen.getByRole('button', { name: 'More for ruiz@example.com' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Make primary' }));

    expect(patches(ipc.inputsOf('updateContact'))[0]).toMatchObject({
      emails: ['ruiz@example.com', 'ana@example.org'],
    });
  });
});

describe('the profile', () => {
  it('names the segments that it is in, since when and why', async () => {
    const summary = 'Budget is more than 10,000';
    const segments = [
      { id: 'hot', name: 'Hot Leads', color: 'orange', since: '2026-03-03T09:00:00Z', summary } as const,
    ];
    await openProfile({ getContact: async () => ({ ...ANA, segments }) });
    const chips = await screen.findByRole('list', { name: 'In segments' });
    const chip = within(chips).getByRole('link', { name: /Hot Leads.*since 3 Mar/ });
    expect(chip).toHaveAttribute('href', '/contacts?segment=hot');
    await userEvent.hover(chip);
    expect(await screen.findByText(summary)).toBeInTheDocument();
    expect(screen.getByText('In it since Tuesday, 3 March 2026 at 10:00')).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('passes axe with its timeline', async () => {
    await openProfile();
    await screen.findByText('Completed “Quote request”');
    await expectNoAxeViolations();
  });

  it('passes axe with its submissions', async () => {
    await openProfile({}, '/contacts/ana?tab=submissions');
    await screen.findByText('What is your budget?');
    await expectNoAxeViolations();
  });

  it('tells the place in the list and goes on with ], keeping the list', async () => {
    const { router } = await openProfile();
    expect(await screen.findByText('17 of 12,345')).toBeInTheDocument();
    await userEvent.keyboard(']');

    expect(await screen.findByRole('button', { name: /Sam Costa, edit name/ })).toBeInTheDocument();
    expect(router.state.location).toMatchObject({ pathname: '/contacts/sam', search: { q: 'ru' } });
  });

  it('shows an entry as old and new value, and the whole of it folded out', async () => {
    await openProfile();
    const line = await screen.findByRole('button', { name: /Last name/ });
    expect(line).toHaveTextContent('Last nameRuisRuizSam Rivera');
    expect(line).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(line);
    expect(line).toHaveAttribute('aria-expanded', 'true');
  });

  it('filters the timeline by kind', async () => {
    await openProfile();
    await screen.findByText('Completed “Quote request”');
    await userEvent.click(screen.getByRole('radio', { name: 'Changes' }));

    await waitFor(() => expect(screen.queryByText('Completed “Quote request”')).not.toBeInTheDocument());
    expect(screen.getByText('2 March')).toBeInTheDocument();
  });

  it('reads a submission as questions and answers, and as the conversation that it was', async () => {
    await openProfile({}, '/contacts/ana?tab=submissions');
    expect(await screen.findByText('12,000')).toBeInTheDocument();
    expect(screen.queryByText('Why now?')).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show 1 skipped question' }));
    expect(screen.getByText('Why now?')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Conversation' }));
    expect(screen.getByText('Hello! What is your budget?')).toBeInTheDocument();
  });

  it('moves to the bin with an undo, and back to the list', async () => {
    const { ipc, router } = await openProfile({
      deleteContacts: async () => ({ count: 1, operation: 'op' }),
      undoOperation: async () => ({ count: 1, operation: null }),
      listContacts: async () => ({ total: 0, offset: 0, rows: [] }),
    });
    await userEvent.click(screen.getByRole('button', { name: 'Move to bin' }));
    await waitFor(() => expect(router.state.location).toMatchObject({ pathname: '/contacts', search: { q: 'ru' } }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

    await waitFor(() => expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op' }]));
  });

  it('shows a contact of the bin as it is, with the way out', async () => {
    const app = await renderApp({
      path: '/contacts/ana?bin=true',
      answers: {
        getContact: async () => ({ ...ANA, deletedAt: '2026-03-04T09:00:00Z' }),
        locateContact: async () => ({ position: 0, total: 1, previous: null, next: null }),
        getTimeline: async () => ({ entries: [], nextCursor: null }),
        restoreContacts: async () => ({ count: 1, operation: null }),
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Restore' }));

    expect(app.ipc.inputsOf('restoreContacts')).toEqual([{ kind: 'ids', ids: ['ana'] }]);
    expect(within(screen.getByRole('complementary')).queryByRole('button', { name: /Edit/ })).not.toBeInTheDocument();
  });

  it('says what to do about a contact that is not there', async () => {
    await renderApp({
      path: '/contacts/gone',
      answers: {
        getContact: () =>
          Promise.reject(
            new IpcError({
              code: 'not_found',
              message: 'There is no contact “gone”.',
              details: { field: null, existing: null, path: null },
            }),
          ),
        locateContact: async () => ({ position: null, total: 0, previous: null, next: null }),
      },
    });

    expect(await screen.findByRole('alert')).toHaveTextContent('There is no contact “gone”.');
    expect(screen.getByRole('button', { name: 'Back to contacts' })).toBeInTheDocument();
  });
});
