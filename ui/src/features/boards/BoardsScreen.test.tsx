import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type Backend, type BoardInfo, type BoardTemplateInfo, IpcError } from '../../ipc';
import type { MockIpc } from '../../ipc/mock';
import { expectNoAxeViolations, renderApp } from '../../test/render';
import { boardCore, boardInfo, cardsOf, NEW } from './testing';

const TEMPLATE: BoardTemplateInfo = {
  template: 'support',
  name: 'Support',
  description: 'From a question to its answer.',
  phases: [
    { name: 'New', color: 'sky', softLimit: null, isDone: false },
    { name: 'Resolved', color: 'green', softLimit: null, isDone: true },
  ],
};

/** Boards as the core keeps them. */
async function openBoards(initial: BoardInfo[], answers: Partial<Backend> = {}, path = '/boards') {
  let boards = initial;
  let ipc: MockIpc | undefined;
  const write = (next: BoardInfo[]) => {
    boards = next;
    ipc?.emit('changed', { tags: ['boards'], external: false });
  };
  const core = boardCore(() => {}, { cards: cardsOf(NEW, 'New', 3) });
  const app = await renderApp({
    path,
    answers: {
      ...core,
      listBoards: async () => boards,
      listBoardTemplates: async () => [TEMPLATE],
      createBoard: async ({ name }) => {
        const board = boardInfo({ id: 'b-made', name });
        write([...boards, board]);
        return { board, operation: 'op-made' };
      },
      updateBoard: async ({ board: id, name, description }) => {
        const was = boards.find((each) => each.id === id) ?? boardInfo();
        const board = { ...was, name: name ?? was.name, description: description ?? was.description };
        write(boards.map((each) => (each.id === id ? board : each)));
        return { board, operation: 'op-update' };
      },
      moveBoard: async ({ board: id, before }) => {
        const others = boards.filter((each) => each.id !== id);
        const at = before === null ? others.length : others.findIndex((each) => each.id === before);
        write(others.toSpliced(at, 0, boards.find((each) => each.id === id) ?? boardInfo()));
        return { operation: 'op-move' };
      },
      deleteBoard: async ({ board: id }) => {
        write(boards.filter((each) => each.id !== id));
        return { operation: 'op-delete' };
      },
      undoOperation: async () => {
        write(initial);
        return { count: 0, operation: null };
      },
      ...answers,
    },
  });
  ipc = app.ipc;
  return app;
}

const SALES = boardInfo({ cardCount: 3, openCount: 3 });
const HIRING = boardInfo({ id: 'b-hiring', name: 'Hiring', openCount: 1 });
const names = () =>
  within(within(screen.getByRole('navigation', { name: 'Main' })).getByRole('list', { name: 'Boards' }))
    .getAllByRole('link')
    .map((link) => link.textContent);

describe('the boards', () => {
  it('are shown with what each phase holds', async () => {
    await openBoards([SALES]);
    const phases = await screen.findByRole('list', { name: 'Phases of Sales' });
    await waitFor(() => expect(phases).toHaveTextContent('New Lead3Qualified0Won0'));
    await expectNoAxeViolations();
  });

  it('begin with a template where there is none', async () => {
    const { ipc, router } = await openBoards([]);
    await userEvent.click(await screen.findByRole('button', { name: /^Make a board from Support/ }));
    expect(ipc.inputsOf('createBoard')).toMatchObject([{ name: 'Support', template: 'support', phases: [] }]);
    await waitFor(() => expect(router.state.location.pathname).toBe('/boards/b-made'));
    expect(await screen.findByText('Made the board “Support”')).toBeInTheDocument();
  });

  it('are made with phases of one’s own, or those of a template changed', async () => {
    const { ipc } = await openBoards([SALES]);
    await screen.findByRole('list', { name: 'Phases of Sales' });
    await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'New board' }));
    const dialog = await screen.findByRole('dialog', { name: 'New board' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'sales');
    expect(within(dialog).getByText('Another board is called that.')).toBeInTheDocument();
    await userEvent.clear(within(dialog).getByRole('textbox', { name: 'Name' }));
    await userEvent.click(within(dialog).getByRole('radio', { name: /Support/ }));
    expect(within(dialog).getByRole('textbox', { name: 'Name' })).toHaveValue('Support');
    const first = within(dialog).getByRole('textbox', { name: 'Name of phase 1' });
    await userEvent.clear(first);
    await userEvent.type(first, 'Asked');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make board' }));
    await waitFor(() =>
      expect(ipc.inputsOf('createBoard')).toMatchObject([
        {
          name: 'Support',
          template: null,
          phases: [
            { name: 'Asked', color: 'sky', isDone: false },
            { name: 'Resolved', color: 'green', isDone: true },
          ],
        },
      ]),
    );
  });

  it('stand in the sidebar, are renamed, moved and deleted there, each with a way back', async () => {
    const { ipc, router } = await openBoards([SALES, HIRING], {}, '/boards/b-sales');
    await waitFor(() => expect(names()).toEqual(['Sales3', 'Hiring1']));
    const more = () =>
      within(screen.getByRole('navigation', { name: 'Main' })).getByRole('button', { name: 'More for Sales' });
    await userEvent.click(more());
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Move down' }));
    await waitFor(() => expect(names()).toEqual(['Hiring1', 'Sales3']));
    expect(ipc.inputsOf('moveBoard')).toEqual([{ board: 'b-sales', before: null }]);

    await userEvent.click(more());
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Settings…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Board settings' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), ' 2027');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Renamed “Sales” to “Sales 2027”')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());

    await userEvent.click(
      within(screen.getByRole('navigation', { name: 'Main' })).getByRole('button', { name: 'More for Sales 2027' }),
    );
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    // The toasts of the changes before may still be there.
    const told = await screen.findByText('Deleted the board “Sales 2027”');
    const toast = told.closest<HTMLElement>('[role="alert"], [role="status"]') ?? document.body;
    await waitFor(() => expect(router.state.location.pathname).toBe('/boards'));
    expect(names()).toEqual(['Hiring1']);
    await userEvent.click(within(toast).getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(names()).toHaveLength(2));
  });

  it('say why a change was refused, in the dialog that asked for it', async () => {
    const forbidden = new IpcError({
      code: 'forbidden',
      message: 'Boards are changed by owners and admins.',
      details: { field: null, existing: null, path: null },
    });
    await openBoards([SALES], { updateBoard: () => Promise.reject(forbidden) });
    await screen.findByRole('list', { name: 'Phases of Sales' });
    await userEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'More for Sales' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Settings…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Board settings' });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Boards are changed by owners and admins.');
  });

  it('are gone to from the palette and with `g b`', async () => {
    const { router } = await openBoards([SALES, HIRING], {}, '/settings/about');
    await userEvent.keyboard('gb');
    await waitFor(() => expect(router.state.location.pathname).toBe('/boards'));
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox'), 'go to board hir');
    await userEvent.click(await screen.findByRole('option', { name: /Go to board Hiring/ }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/boards/b-hiring'));
  });
});
