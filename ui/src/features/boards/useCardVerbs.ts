import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  type BoardDetail,
  type BoardId,
  type CardDetail,
  type CardId,
  type CardPage,
  type CardPatch,
  type CardSummary,
  type CreateCard,
  ipc,
  type PhaseId,
  type PhaseInfo,
} from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { attempt, said } from './attempt';
import { type Pages, positionOf, withCardAt, withoutCard } from './pages';
import { type BoardSearch, withCard } from './search';
import { useBoardLinks } from './useBoardLinks';

/** Where a card goes: in front of another one of the phase, or at its end. */
export interface MoveTo {
  phase: PhaseInfo;
  before: CardId | null;
  /** Its board, where that is another one. */
  board?: { id: BoardId; name: string };
  /** Its position among the other cards of the phase, where the board shows it at once. */
  index?: number;
}

/** The windows of a phase that the cache holds, by what asked for them: each filter and search has its own. */
function windowsOf(client: QueryClient, board: BoardId, phase: PhaseId) {
  const windows = new Map<string, { key: readonly unknown[]; pages: Map<number, CardPage> }>();
  for (const [key, data] of client.getQueriesData<CardPage>({ queryKey: ['boards', 'cards', board, phase] })) {
    if (!data) continue;
    const name = JSON.stringify(key.slice(0, -1));
    const window = windows.get(name) ?? { key: key.slice(0, -1), pages: new Map() };
    window.pages.set(Number(key.at(-1)), data);
    windows.set(name, window);
  }
  return [...windows.values()];
}

const cardsOf = (pages: Map<number, CardPage>): Pages => new Map([...pages].map(([page, { cards }]) => [page, cards]));

/** Shows a card in its new place before the core has said so. What it cannot know, the answer will bring. */
function showMoved(client: QueryClient, card: CardSummary, { phase, index }: MoveTo): void {
  const isOtherPhase = phase.id !== card.phase;
  const now: CardSummary = {
    ...card,
    phase: phase.id,
    ...(isOtherPhase
      ? { movedAt: new Date().toISOString(), closedAt: phase.isDone ? new Date().toISOString() : null }
      : {}),
  };
  const write = (key: readonly unknown[], pages: Map<number, CardPage>, cards: Pages, step: number) => {
    for (const [page, held] of cards) {
      const was = pages.get(page);
      if (was) client.setQueryData<CardPage>([...key, page], { ...was, total: was.total + step, cards: [...held] });
    }
  };
  const shownIn = new Set<string>();
  for (const { key, pages } of windowsOf(client, card.board, card.phase)) {
    const at = positionOf(cardsOf(pages), card.id);
    if (at === undefined) continue;
    shownIn.add(JSON.stringify(key.slice(4)));
    write(key, pages, withoutCard(cardsOf(pages), at), -1);
  }
  for (const { key, pages } of windowsOf(client, card.board, phase.id)) {
    if (!shownIn.has(JSON.stringify(key.slice(4)))) continue;
    const total = [...pages.values()][0]?.total ?? 0;
    write(key, pages, withCardAt(cardsOf(pages), index ?? total, now), 1);
  }
  if (!isOtherPhase) return;
  client.setQueriesData<BoardDetail>({ queryKey: ['boards', 'board', card.board] }, (board) => {
    if (!board) return board;
    const by = (id: PhaseId) => (id === card.phase ? -1 : id === phase.id ? 1 : 0);
    return {
      ...board,
      phases: board.phases.map((each) => ({
        ...each,
        count: each.count + by(each.id),
        shown: each.shown + by(each.id),
      })),
    };
  });
  client.setQueryData<CardDetail>(
    ['boards', 'card', card.id],
    (detail) =>
      detail && { ...detail, phase: phase.id, phaseName: phase.name, movedAt: now.movedAt, closedAt: now.closedAt },
  );
}

/** What can be done with cards. Each verb says what it did, and resolves to whether it did it. */
export function useCardVerbs() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const links = useBoardLinks();

  return {
    /** Shown in its new place at once, and back where the core refuses. A change of phase says so; an order does not. */
    move: async (card: CardSummary, to: MoveTo): Promise<boolean> => {
      const stays = to.board === undefined;
      const keys = ['boards'];
      await client.cancelQueries({ queryKey: keys });
      const was = client.getQueriesData({ queryKey: keys });
      if (stays) showMoved(client, card, to);
      const answer = await attempt(() => ipc.moveCard({ card: card.id, phase: to.phase.id, before: to.before }));
      if (!answer) {
        for (const [key, data] of was) client.setQueryData(key, data);
        void client.invalidateQueries({ queryKey: keys });
        return false;
      }
      // What was on its way when the card was moved is asked for again; the answer to the move may have changed nothing.
      if (answer.operation === null) void client.invalidateQueries({ queryKey: keys });
      const where = to.board ? `${to.board.name}, ${to.phase.name}` : to.phase.name;
      if (to.phase.id !== card.phase) said(`Moved “${card.title}” to ${where}`, answer.operation);
      return true;
    },

    /** Throws where the core refuses, for the form to show it. */
    create: async (input: CreateCard): Promise<void> => {
      const { card, operation } = await ipc.createCard(input);
      said(`Made the card “${card.title}”`, operation, {
        label: 'Open',
        onClick: () => links.openCard(card.board, card.id),
      });
    },

    update: async (card: CardSummary, patch: CardPatch, message: string): Promise<boolean> => {
      const answer = await attempt(() => ipc.updateCard({ card: card.id, patch }));
      if (answer) said(message, answer.operation);
      return answer !== undefined;
    },

    remove: async (card: CardSummary): Promise<boolean> => {
      const answer = await attempt(() => ipc.deleteCards({ cards: [card.id] }));
      if (!answer) return false;
      const close = (search: BoardSearch) => (search.card === card.id ? withCard(search, undefined) : search);
      void navigate({ to: '.', search: close, replace: true });
      said(`Moved the card “${card.title}” to the bin`, answer.operation);
      return true;
    },

    removeMany: async (cards: CardId[]): Promise<boolean> => {
      const answer = await attempt(() => ipc.deleteCards({ cards }));
      if (answer) said(`Moved ${formatCountOf(answer.count, 'card')} to the bin`, answer.operation);
      return answer !== undefined;
    },

    restore: async (card: CardSummary): Promise<boolean> => {
      const answer = await attempt(() => ipc.restoreCards({ cards: [card.id] }));
      if (answer) said(`Restored the card “${card.title}”`, answer.operation);
      return answer !== undefined;
    },

    restoreMany: async (cards: CardId[]): Promise<boolean> => {
      const answer = await attempt(() => ipc.restoreCards({ cards }));
      if (answer) said(`Restored ${formatCountOf(answer.count, 'card')}`, answer.operation);
      return answer !== undefined;
    },
  };
}
