import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type Backend, type CardSummary, IpcError } from '../../../ipc';
import type { MockIpc } from '../../../ipc/mock';
import { giveListsAHeight } from '../../../test/layout';
import { expectNoAxeViolations, renderApp, SAM, WORKSPACE } from '../../../test/render';
import { ANA, boardCore, boardInfo, cardInfo, cardsOf, NEW, QUALIFIED, WON } from '../testing';

const CARDS = [
  ...cardsOf(NEW, 'New', 4).map((card, index) => (index === 1 ? { ...card, contact: ANA } : card)),
  ...cardsOf(QUALIFIED, 'Qualified', 2),
];

const BUSY = new IpcError({
  code: 'busy',
  message: 'The workspace is busy.',
  details: { field: null, existing: null, path: null },
});

async function openBoard(answers: Partial<Backend> = {}, cards: CardSummary[] = CARDS, path = '/boards/b-sales') {
  let ipc: MockIpc | undefined;
  const tell = () => ipc?.emit('changed', { tags: ['boards'], external: false });
  const app = await renderApp({ path, answers: { ...boardCore(tell, { cards }), ...answers } });
  ipc = app.ipc;
  await screen.findByRole('heading', { level: 2, name: NEW.name });
  return app;
}

const column = (name: string) => screen.getByRole('region', { name });
const titles = (name: string) =>
  within(within(column(name)).getByRole('list'))
    .queryAllByRole('button')
    .filter((button) => button.hasAttribute('data-card'))
    .map((button) => button.textContent);
const card = (name: string) => screen.findByRole('button', { name });
const told = () => screen.getByRole('status', { name: 'Moving a card' });
/** dnd-kit hears of the keys only a moment after it has picked up. */
const moment = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(giveListsAHeight);

describe('a board', () => {
  it('shows its phases with their counts and cards', async () => {
    await openBoard();
    await card('New 1');
    expect(titles('New Lead')).toEqual(['New 1', 'New 2', 'New 3', 'New 4']);
    expect(within(column('New Lead')).getByRole('note')).toHaveTextContent('4');
    expect(within(column('Won')).getByText('No cards.')).toBeInTheDocument();
    await expectNoAxeViolations();
  });

  it('has no settings for those who may not change them', async () => {
    await openBoard({ workspaceInfo: async () => ({ ...WORKSPACE, member: { ...SAM, role: 'member' } }) });
    await card('New 1');
    expect(screen.queryByRole('button', { name: 'More for the phase New Lead' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Add phase' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'New board' })).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'New card in New Lead' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'More for the board Sales' }));
    expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Deleted cards']);
  });

  it('marks a phase that holds more than it should', async () => {
    const board = boardInfo({ phases: [{ ...NEW, softLimit: 3 }, QUALIFIED, WON] });
    await openBoard(boardCore(() => {}, { board, cards: CARDS }));
    const count = within(column('New Lead')).getByRole('note');
    expect(count).toHaveTextContent('4 of 3');
    expect(count).toHaveAccessibleName('4 cards; the limit is 3, so it is too full');
  });

  it('tells what of each phase a search shows', async () => {
    const { router } = await openBoard();
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search cards' }), 'ana');
    await waitFor(() => expect(router.state.location.search).toMatchObject({ q: 'ana' }));
    await waitFor(() => expect(within(column('New Lead')).getByRole('note')).toHaveTextContent('1 of 4'));
    await waitFor(() => expect(titles('New Lead')).toEqual(['New 2']));
    expect(within(column('Qualified')).getByText('None of its cards match.')).toBeInTheDocument();
  });

  it('asks for the cards of a long phase window by window, as they come into view', async () => {
    const { ipc } = await openBoard({}, cardsOf(NEW, 'New', 20_000));
    await card('New 1');
    expect(screen.queryByRole('button', { name: 'New 60' })).not.toBeInTheDocument();
    const windows = () =>
      ipc
        .inputsOf('listCards')
        .map((input) => input as { phase: string; offset: number })
        .filter(({ phase }) => phase === NEW.id)
        .map(({ offset }) => offset);
    expect(windows()).toEqual([0]);
    (await card('New 1')).focus();
    await userEvent.keyboard('{End}');
    await card('New 20000');
    expect(windows()).toEqual([0, 19_950]);
  });
});

describe('a card under the keyboard', () => {
  it('is walked to with the arrows, one stop of Tab a column', async () => {
    await openBoard();
    (await card('New 1')).focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(await card('New 2, Ana Ruiz')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(await card('Qualified 2')).toHaveFocus();
    expect(document.querySelectorAll('[data-card][tabindex="0"]')).toHaveLength(2);
  });

  it('moves to another phase, step by step and aloud', async () => {
    const { ipc } = await openBoard();
    (await card('New 2, Ana Ruiz')).focus();
    await userEvent.keyboard(' ');
    expect(told()).toHaveTextContent('Picked up New 2, Ana Ruiz. New Lead, position 2 of 4.');
    await moment();
    await userEvent.keyboard('{ArrowRight}');
    expect(told()).toHaveTextContent('Moved to Qualified, position 2 of 3.');
    await userEvent.keyboard('{ArrowUp}');
    expect(told()).toHaveTextContent('Now Qualified, position 1 of 3.');
    await userEvent.keyboard(' ');
    expect(told()).toHaveTextContent('Dropped in Qualified, position 1 of 3.');
    await waitFor(() => expect(titles('Qualified')).toEqual(['New 2', 'Qualified 1', 'Qualified 2']));
    expect(ipc.inputsOf('moveCard')).toEqual([{ card: 'p-new-2', phase: QUALIFIED.id, before: 'p-qualified-1' }]);
    expect(await screen.findByText('Moved “New 2” to Qualified')).toBeInTheDocument();
    await waitFor(async () => expect(await card('New 2, Ana Ruiz')).toHaveFocus());
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles('New Lead')).toHaveLength(4));
  });

  it('moves within its phase without a word about it beside the announcement', async () => {
    const { ipc } = await openBoard();
    (await card('New 1')).focus();
    await userEvent.keyboard(' ');
    await moment();
    await userEvent.keyboard('{End} ');
    await waitFor(() => expect(titles('New Lead')).toEqual(['New 2', 'New 3', 'New 4', 'New 1']));
    expect(ipc.inputsOf('moveCard')).toEqual([{ card: 'p-new-1', phase: NEW.id, before: null }]);
    expect(screen.queryByText(/^Moved “/)).not.toBeInTheDocument();
  });

  it('goes back where it was with Escape', async () => {
    const { ipc } = await openBoard();
    (await card('New 1')).focus();
    await userEvent.keyboard(' ');
    await moment();
    await userEvent.keyboard('{ArrowRight}{Escape}');
    expect(told()).toHaveTextContent('New 1 is back in New Lead, position 1 of 4.');
    expect(ipc.inputsOf('moveCard')).toEqual([]);
  });
});

describe('a card that is moved', () => {
  it('stands in its new place at once, and back where the core refuses', async () => {
    let refuse: (error: Error) => void = () => {};
    await openBoard({ moveCard: () => new Promise((_, reject) => (refuse = reject)) });
    (await card('New 1')).focus();
    await userEvent.keyboard(' ');
    await moment();
    await userEvent.keyboard('{ArrowRight} ');
    await waitFor(() => expect(titles('Qualified')).toEqual(['New 1', 'Qualified 1', 'Qualified 2']));
    expect(within(column('Qualified')).getByRole('note')).toHaveTextContent('3');
    refuse(BUSY);
    expect(await screen.findByText(/The workspace is busy/)).toBeInTheDocument();
    await waitFor(() => expect(titles('New Lead')).toEqual(['New 1', 'New 2', 'New 3', 'New 4']));
    expect(titles('Qualified')).toEqual(['Qualified 1', 'Qualified 2']);
  });

  it('goes where its menu says, for those who do not drag', async () => {
    const { ipc } = await openBoard();
    await card('New 1');
    await userEvent.click(screen.getByRole('button', { name: 'More for New 1' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Move to…' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Won' }));
    await waitFor(() => expect(titles('Won')).toEqual(['New 1']));
    expect(ipc.inputsOf('moveCard')).toEqual([{ card: 'p-new-1', phase: WON.id, before: null }]);
    expect(await screen.findByText('Moved “New 1” to Won')).toBeInTheDocument();
  });

  it('can be dragged with the mouse', async () => {
    const { ipc } = await openBoard();
    // Columns of 300 pixels side by side: the page has no layout here.
    const layout = vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
      const columns = [...document.querySelectorAll('section[aria-label]')].filter((each) => each.querySelector('ul'));
      const at = columns.findIndex((each) => each.contains(this));
      return DOMRect.fromRect({ x: Math.max(at, 0) * 300, y: 0, width: 300, height: 600 });
    });
    const face = (await card('New 1')).closest('li')?.firstElementChild as Element;
    fireEvent.mouseDown(face, { button: 0, clientX: 20, clientY: 20 });
    fireEvent.mouseMove(document, { clientX: 40, clientY: 40 });
    fireEvent.mouseMove(document, { clientX: 400, clientY: 115 });
    await waitFor(() => expect(told()).toHaveTextContent('Moved to Qualified, position 2 of 3.'));
    fireEvent.mouseUp(document);
    layout.mockRestore();
    await waitFor(() => expect(titles('Qualified')).toEqual(['Qualified 1', 'New 1', 'Qualified 2']));
    expect(ipc.inputsOf('moveCard')).toEqual([{ card: 'p-new-1', phase: QUALIFIED.id, before: 'p-qualified-2' }]);
  });

  it('is put back with Escape while the mouse holds it, and the board stays', async () => {
    const { ipc, router } = await openBoard();
    const face = await card('New 1');
    fireEvent.mouseDown(face, { button: 0, clientX: 20, clientY: 20 });
    fireEvent.mouseMove(document, { clientX: 40, clientY: 40 });
    await waitFor(() => expect(document.querySelector('[data-lifted]')).not.toBeNull());
    fireEvent.keyDown(document.body, { key: 'Escape', code: 'Escape' });
    await waitFor(() => expect(document.querySelector('[data-lifted]')).toBeNull());
    expect(router.state.location.pathname).toBe('/boards/b-sales');
    expect(ipc.inputsOf('moveCard')).toEqual([]);
  });
});

describe('the phases of a board', () => {
  it('ask where their cards go before one is deleted', async () => {
    const { ipc } = await openBoard();
    await userEvent.click(screen.getByRole('button', { name: 'More for the phase Qualified' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete the phase “Qualified”' });
    expect(within(dialog).getByRole('radio', { name: /New Lead/ })).toBeChecked();
    await userEvent.click(within(dialog).getByRole('radio', { name: /Won/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Move cards and delete' }));
    expect(ipc.inputsOf('deletePhase')).toEqual([{ phase: QUALIFIED.id, to: WON.id }]);
    expect(await screen.findByText('Deleted the phase “Qualified”')).toBeInTheDocument();
    await waitFor(() => expect(titles('Won')).toEqual(['Qualified 1', 'Qualified 2']));
  });

  it('are added at the end', async () => {
    const { ipc } = await openBoard();
    await userEvent.click(screen.getByRole('button', { name: 'Add phase' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name of the new phase' }), 'Lost{Enter}');
    await screen.findByRole('heading', { level: 2, name: 'Lost' });
    expect(ipc.inputsOf('createPhase')).toMatchObject([{ board: 'b-sales', phase: { name: 'Lost' }, before: null }]);
  });
});

describe('a new card', () => {
  it('is made on the board on screen with `c`', async () => {
    const { ipc } = await openBoard();
    await card('New 1');
    await userEvent.keyboard('c');
    const dialog = await screen.findByRole('dialog', { name: 'New card' });
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Title' }), 'Website');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Priority: none' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'High' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Make card' }));
    expect(await screen.findByText('Made the card “Website”')).toBeInTheDocument();
    expect(ipc.inputsOf('createCard')).toMatchObject([
      { board: 'b-sales', phase: NEW.id, title: 'Website', priority: 'high', contact: null },
    ]);
    await waitFor(() => expect(titles('New Lead')).toContain('Website'));
  });

  it('keeps what was typed where the core refuses, and says why', async () => {
    await openBoard({ createCard: () => Promise.reject(BUSY) });
    await userEvent.click(screen.getByRole('button', { name: 'New card in Qualified' }));
    const dialog = await screen.findByRole('dialog', { name: 'New card' });
    expect(within(dialog).getByRole('button', { name: 'Phase: Qualified' })).toBeInTheDocument();
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Title' }), 'Website{Enter}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The workspace is busy.');
    expect(within(dialog).getByRole('textbox', { name: 'Title' })).toHaveValue('Website');
  });
});

describe('the list of a board', () => {
  const order = async () => (await screen.findAllByRole('rowheader')).map((cell) => cell.textContent);

  it('has every card, and sorts where a column’s head is pressed', async () => {
    const cards = [cardInfo('a', 'Cherry'), cardInfo('b', 'Apple', { phase: WON.id }), cardInfo('c', 'Banana')];
    const { ipc, router } = await openBoardList(cards);
    expect(await order()).toEqual(['Cherry', 'Apple', 'Banana']);
    await userEvent.click(screen.getByRole('button', { name: 'Title' }));
    await waitFor(async () => expect(await order()).toEqual(['Apple', 'Banana', 'Cherry']));
    expect(router.state.location.search).toMatchObject({ view: 'list', sort: 'title' });
    await userEvent.click(screen.getByRole('button', { name: 'Title' }));
    await waitFor(async () => expect(await order()).toEqual(['Cherry', 'Banana', 'Apple']));
    expect(ipc.inputsOf('listCards').at(-1)).toMatchObject({ phase: null, sort: { field: 'title', descending: true } });
  });

  it('puts what is ticked into the bin, with a way back', async () => {
    const { ipc } = await openBoardList([cardInfo('a', 'Cherry'), cardInfo('b', 'Apple')]);
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Select Apple' }));
    await userEvent.click(screen.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('Moved 1 card to the bin')).toBeInTheDocument();
    expect(ipc.inputsOf('deleteCards')).toEqual([{ cards: ['b'] }]);
    await waitFor(async () => expect(await order()).toEqual(['Cherry']));
  });

  it('has the cards that were deleted as a bin of its own, from which they come back', async () => {
    const deletedAt = '2026-03-01T10:00:00Z';
    const gone = [cardInfo('a', 'Cherry', { deletedAt }), cardInfo('b', 'Apple', { deletedAt })];
    const { ipc, router } = await openBoardList([...gone, cardInfo('c', 'Banana')]);
    await userEvent.click(screen.getByRole('button', { name: 'More for the board Sales' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Deleted cards' }));
    await screen.findByRole('grid', { name: 'Deleted cards of Sales' });
    expect(await order()).toEqual(['Cherry', 'Apple']);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Bin');
    expect(screen.queryByRole('button', { name: 'New card' })).not.toBeInTheDocument();
    await expectNoAxeViolations();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Select Apple' }));
    await userEvent.click(screen.getByRole('button', { name: 'Restore' }));
    expect(await screen.findByText('Restored 1 card')).toBeInTheDocument();
    await waitFor(async () => expect(await order()).toEqual(['Cherry']));
    await userEvent.click(screen.getByRole('rowheader', { name: 'Cherry' }));
    const panel = await screen.findByRole('complementary', { name: 'Card' });
    expect(within(panel).getByText('1 of 1')).toBeInTheDocument();
    await userEvent.click(within(panel).getByRole('button', { name: 'Restore' }));
    expect(ipc.inputsOf('restoreCards')).toEqual([{ cards: ['b'] }, { cards: ['a'] }]);
    expect(await screen.findByText('The bin is empty.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Sales' }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
  });

  it('is chosen beside the board', async () => {
    const { router } = await openBoard();
    await userEvent.click(screen.getByRole('radio', { name: 'List' }));
    await screen.findByRole('grid', { name: 'Cards of Sales' });
    expect(router.state.location.search).toEqual({ view: 'list' });
  });

  async function openBoardList(cards: CardSummary[]) {
    let ipc: MockIpc | undefined;
    const tell = () => ipc?.emit('changed', { tags: ['boards'], external: false });
    const app = await renderApp({ path: '/boards/b-sales?view=list', answers: boardCore(tell, { cards }) });
    ipc = app.ipc;
    await screen.findByRole('grid', { name: 'Cards of Sales' });
    return app;
  }
});
