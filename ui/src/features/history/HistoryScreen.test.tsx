import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Backend, type ContactsChanged, IpcError, type OperationInfo } from '../../ipc';
import { giveListsAHeight } from '../../test/layout';
import { contactPages, expectNoAxeViolations, renderApp, SAM } from '../../test/render';

const KIM = { ...SAM, id: '01930000-0000-7000-e000-000000000002', name: 'Kim Lee' };

const operation = (id: string, kind: string, values: Partial<OperationInfo> = {}): OperationInfo => ({
  id,
  kind,
  at: '2026-03-03T09:00:00Z',
  member: SAM,
  about: null,
  contact: null,
  contacts: 0,
  import: null,
  undoneAt: null,
  canUndo: true,
  ...values,
});

const OPERATIONS = [
  operation('edit', 'contact.update', { about: 'Ana Ruiz', contact: 'ana', contacts: 1, member: KIM }),
  operation('bin', 'contact.delete', { contacts: 37 }),
  operation('file', 'import', { about: 'contacts.csv', import: 'run', contacts: 310, canUndo: false }),
  operation('field', 'contact.field', {
    about: 'Budget',
    contacts: 812,
    at: '2026-03-01T09:00:00Z',
    undoneAt: '2026-03-02T09:00:00Z',
    canUndo: false,
  }),
];

const refusal = (code: IpcError['code'], message: string) =>
  new IpcError({ code, message, details: { field: null, existing: null, path: null } });

/** The history as the core keeps it: what is undone is marked, and so the page is told. */
async function openHistory(answers: Partial<Backend> = {}, operations = OPERATIONS) {
  let kept = operations;
  const app = await renderApp({
    path: '/history',
    answers: {
      listOperations: async () => ({ operations: kept, hasMore: false }),
      undoOperation: async ({ operation: id }) => {
        kept = kept.map((each) => (each.id === id ? { ...each, undoneAt: each.at, canUndo: false } : each));
        app.ipc.emit('changed', { tags: ['contacts'], external: false });
        return { count: 1, operation: null };
      },
      listContacts: contactPages(3),
      ...answers,
    },
  });
  return app;
}

const line = async (words: string) => (await screen.findByText(words)).closest('li') as HTMLElement;

beforeEach(giveListsAHeight);

describe('the history', () => {
  it('says under its days who did what, and leads to where it can be looked at', async () => {
    await openHistory();
    expect(within(await line('Edited Ana Ruiz')).getByText('Kim Lee')).toBeInTheDocument();
    expect(screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent)).toEqual([
      '3 March',
      '1 March',
    ]);
    expect(screen.getByRole('link', { name: 'Edited Ana Ruiz' })).toHaveAttribute('href', '/contacts/ana');
    expect(screen.getByRole('link', { name: 'Imported contacts.csv' })).toHaveAttribute('href', '/imports/run');
    expect(within(await line('Imported contacts.csv')).queryByRole('button')).toBeNull();
    expect(within(await line('Set Budget on 812 contacts')).getByText(/^Undone/)).toHaveTextContent('Undone 2 Mar');
    await expectNoAxeViolations();
  });

  it('takes a change back at once, says so, and marks it', async () => {
    const { ipc } = await openHistory();
    await userEvent.click(await screen.findByRole('button', { name: 'Undo: Moved 37 contacts to the bin' }));
    expect(await screen.findByText('Undone: Moved 37 contacts to the bin')).toBeInTheDocument();
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'bin' }]);
    const undone = await line('Moved 37 contacts to the bin');
    await waitFor(() => expect(within(undone).getByText(/^Undone/)).toBeInTheDocument());
    expect(within(undone).queryByRole('button')).toBeNull();
  });

  it('says what is in the way of undoing', async () => {
    await openHistory({
      undoOperation: async () => {
        throw refusal('conflict', 'Something has changed since, so this can no longer be undone as a whole.');
      },
    });
    const button = await screen.findByRole('button', { name: 'Undo: Edited Ana Ruiz' });
    await userEvent.click(button);
    expect(await screen.findByText(/can no longer be undone as a whole/)).toBeInTheDocument();
    await waitFor(() => expect(button).toBeEnabled());
  });

  it('shows how far a long undo is, and stops it', async () => {
    let stop: (error: IpcError) => void = () => {};
    const { ipc } = await openHistory({
      undoOperation: (_, onProgress) => {
        onProgress({ stage: 'undoing', done: 45_000, total: 100_000, perSecond: 9_000, secondsLeft: 6 });
        return new Promise<ContactsChanged>((_resolve, reject) => {
          stop = reject;
        });
      },
      cancelJob: async () => {
        stop(refusal('cancelled', 'Stopped.'));
        return null;
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Undo: Moved 37 contacts to the bin' }));
    const told = await screen.findByRole('progressbar', { name: 'Undoing' });
    expect(told).toHaveAttribute('aria-valuenow', '45');
    const note = told.closest('[role="status"]') as HTMLElement;
    expect(note).toHaveTextContent('45,000 of 100,000');
    await expectNoAxeViolations();
    await userEvent.click(within(note).getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('Stopped, nothing was undone: Moved 37 contacts to the bin')).toBeInTheDocument();
    const [{ job }] = ipc.inputsOf('undoOperation') as [{ job: string }];
    expect(ipc.inputsOf('cancelJob')).toEqual([job]);
    await waitFor(() => expect(screen.queryByRole('progressbar', { name: 'Undoing' })).toBeNull());
  });

  it('asks for earlier changes after the last one that is here', async () => {
    const first = operation('first', 'note.add', { at: '2026-03-02T09:00:00Z' });
    const { ipc } = await openHistory({
      listOperations: async ({ after }) =>
        after === null ? { operations: OPERATIONS, hasMore: true } : { operations: [first], hasMore: false },
    });
    expect(await screen.findByText('Wrote a note')).toBeInTheDocument();
    expect(ipc.inputsOf('listOperations')).toEqual([
      { after: null, limit: 100 },
      { after: 'field', limit: 100 },
    ]);
  });

  it('says that nothing was done yet', async () => {
    await openHistory({}, []);
    expect(await screen.findByText(/Nothing has been done yet/)).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('is one key sequence away', async () => {
    const { router } = await openHistory();
    await act(() => router.navigate({ to: '/contacts' }));
    await userEvent.keyboard('gh');
    await waitFor(() => expect(router.state.location.pathname).toBe('/history'));
    expect(screen.getByRole('link', { name: 'History' })).toHaveAttribute('aria-current', 'page');
  });
});
