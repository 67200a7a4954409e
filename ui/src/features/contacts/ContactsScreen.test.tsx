import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { IpcError } from '../../ipc';
import { contactPages, expectNoAxeViolations, renderApp, WORKSPACE } from '../../test/render';

const listContacts = contactPages(250);

async function openList(path = '/contacts', answers = {}) {
  const app = await renderApp({ path, answers: { listContacts, ...answers } });
  const grid = await screen.findByRole('grid', { name: 'Contacts' });
  return { ...app, grid };
}

const selected = () => screen.queryByRole('region', { name: 'Selection' });

describe('the list', () => {
  it('tells its exact size and draws only the rows in view', async () => {
    const { grid, ipc } = await openList();
    expect(grid).toHaveAttribute('aria-rowcount', '251');
    expect(within(grid).getAllByRole('row').length).toBeLessThan(60);
    expect(ipc.inputsOf('listContacts')).toEqual([
      { query: { search: '', sort: { field: 'name', descending: false }, inBin: false }, offset: 0, limit: 100 },
    ]);
  });

  it('passes axe', async () => {
    await openList('/contacts', { listContacts: contactPages(6) });
    await userEvent.keyboard('jx');
    await expectNoAxeViolations();
  });

  it('asks for the pages that come into view', async () => {
    const { ipc } = await openList();
    await userEvent.keyboard('{End}');
    await waitFor(() => {
      const offsets = ipc.inputsOf('listContacts').map((input) => (input as { offset: number }).offset);
      expect(offsets).toContain(200);
    });
  });

  it('searches as one types, for the last text only', async () => {
    const { ipc, router } = await openList();
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox', { name: 'Search contacts' })).toHaveFocus();
    await userEvent.keyboard('zoe');
    await waitFor(() => expect(router.state.location.search).toEqual({ q: 'zoe' }));
    const searches = ipc.inputsOf('listContacts').map((input) => (input as { query: { search: string } }).query.search);
    await waitFor(() => expect(ipc.inputsOf('listContacts').at(-1)).toMatchObject({ query: { search: 'zoe' } }));
    expect(searches).not.toContain('z');
  });

  it('sorts by a click on a header, and the other way by a second', async () => {
    const { router } = await openList();
    await userEvent.click(screen.getByRole('button', { name: 'Last activity' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'last_activity_at', desc: true }));
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: /Last activity/ })).toHaveAttribute('aria-sort', 'descending'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Last activity' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'last_activity_at' }));
  });

  it('opens the row under the cursor with Enter', async () => {
    const { router } = await openList('/contacts', {
      getContact: () => new Promise(() => {}),
      locateContact: () => new Promise(() => {}),
    });
    await userEvent.keyboard('jj{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/contacts\/.*0001$/));
  });
});

describe('the selection', () => {
  it('appears with the first tick, extends with Shift and clears with Escape', async () => {
    await openList();
    await userEvent.keyboard('jx');
    expect(selected()).toHaveTextContent('1 selected');
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(selected()).toHaveTextContent('3 selected'));
    await userEvent.keyboard('{Escape}');
    expect(selected()).toBeNull();
  });

  it('of all that match is handed on as the query, without those unticked', async () => {
    const { ipc } = await openList('/contacts?q=a', {
      deleteContacts: async () => ({ count: 1, operation: 'op-1' }),
    });
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.keyboard('jx');
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(ipc.inputsOf('deleteContacts')).toEqual([
      {
        kind: 'matching',
        query: { search: 'a', sort: { field: 'name', descending: false }, inBin: false },
        except: ['01930000-0000-7000-8000-000000000000'],
      },
    ]);
  });

  it('goes to the bin with a toast that undoes it', async () => {
    const { ipc } = await openList('/contacts', {
      deleteContacts: async () => ({ count: 2, operation: 'op-1' }),
      undoOperation: async () => ({ count: 2, operation: null }),
    });
    await userEvent.keyboard('jxjx{Delete}');
    expect(await screen.findByText('Moved 2 contacts to the bin')).toBeInTheDocument();
    expect(selected()).toBeNull();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone: Moved 2 contacts to the bin')).toBeInTheDocument();
    expect(ipc.inputsOf('undoOperation')).toMatchObject([{ operation: 'op-1' }]);
  });
});

describe('instead of the list', () => {
  it('an empty workspace says what to do next', async () => {
    await renderApp({ path: '/contacts', answers: { listContacts: contactPages(0) } });
    expect(await screen.findByText('No contacts yet. Import a file from your form tool.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Import files' })).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('a search that finds nobody can be cleared', async () => {
    const { router } = await renderApp({ path: '/contacts?q=qqq', answers: { listContacts } });
    expect(await screen.findByText('Nobody matches “qqq”.')).toBeInTheDocument();
    await userEvent.click(screen.getByText('Clear the search'));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('a failure says so and can be tried again', async () => {
    let fails = true;
    const busy = new IpcError({
      code: 'busy',
      message: 'The workspace is busy with another change. Try again in a moment.',
      details: { field: null, existing: null, path: null },
    });
    await renderApp({
      path: '/contacts',
      answers: { listContacts: async (input) => (fails ? Promise.reject(busy) : listContacts(input)) },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('The contacts could not be shown.');
    await expectNoAxeViolations();
    fails = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('the bin offers to restore', async () => {
    const { ipc } = await openList('/contacts?bin=true', {
      listContacts: async (input: Parameters<typeof listContacts>[0]) =>
        listContacts({ ...input, query: { ...input.query, inBin: false } }),
      restoreContacts: async () => ({ count: 1, operation: 'op-2' }),
      workspaceInfo: async () => ({ ...WORKSPACE, binCount: 250 }),
    });
    expect(screen.getByRole('heading', { name: 'Bin' })).toBeInTheDocument();
    await userEvent.keyboard('jx');
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(await screen.findByText('Restored 1 contact')).toBeInTheDocument();
    expect(ipc.inputsOf('restoreContacts')).toHaveLength(1);
  });
});
