// A board for tests: a core that keeps cards as the real one does, tells what became stale, and can be undone.

import type {
  Backend,
  BoardDetail,
  BoardInfo,
  CardDetail,
  CardId,
  CardSummary,
  ContactCard,
  Member,
  PhaseInfo,
} from '../../ipc';

const AT = '2026-03-01T09:00:00Z';

export function phaseInfo(id: string, name: string, values: Partial<PhaseInfo> = {}): PhaseInfo {
  return { id, name, color: 'sky', softLimit: null, isDone: false, ...values };
}

export const NEW = phaseInfo('p-new', 'New Lead');
export const QUALIFIED = phaseInfo('p-qualified', 'Qualified', { color: 'blue' });
export const WON = phaseInfo('p-won', 'Won', { color: 'green', isDone: true });

export function boardInfo(values: Partial<BoardInfo> = {}): BoardInfo {
  return {
    id: 'b-sales',
    name: 'Sales',
    description: '',
    color: 'blue',
    flowApp: null,
    phases: [NEW, QUALIFIED, WON],
    cardCount: 0,
    openCount: 0,
    createdAt: AT,
    ...values,
  };
}

export function cardInfo(id: string, title: string, values: Partial<CardSummary> = {}): CardSummary {
  return {
    id,
    board: 'b-sales',
    phase: NEW.id,
    title,
    contact: null,
    priority: null,
    assignee: null,
    dueOn: null,
    isOverdue: false,
    tags: [],
    commentCount: 0,
    createdAt: AT,
    movedAt: AT,
    closedAt: null,
    bot: null,
    deletedAt: null,
    ...values,
  };
}

export const ANA = { id: 'c-ana', name: 'Ana Ruiz', inBin: false };

/** Cards named after their place in a phase: `New 1`, `New 2`, … */
export const cardsOf = (phase: PhaseInfo, word: string, count: number): CardSummary[] =>
  Array.from({ length: count }, (_, index) =>
    cardInfo(`${phase.id}-${index + 1}`, `${word} ${index + 1}`, { phase: phase.id }),
  );

interface BoardCore {
  board?: BoardInfo;
  cards?: CardSummary[];
  members?: Member[];
}

/** Answers of a core with one board. `tell` hears of every change. */
export function boardCore(
  tell: () => void,
  { board = boardInfo(), cards: initial = [], members = [] }: BoardCore = {},
) {
  let cards = initial;
  let phases = board.phases;
  let made = 0;
  const write = (next: CardSummary[]) => {
    cards = next;
    tell();
    made += 1;
    return `op-${made}`;
  };
  const at = (id: CardId) => cards.find((card) => card.id === id) ?? cardInfo(id, 'Gone');
  const live = () => cards.filter(({ deletedAt }) => deletedAt === null);
  const info = (): BoardInfo => ({ ...board, phases, cardCount: live().length, openCount: live().length });
  const found = (search: string, of = live()) =>
    of.filter(({ title, contact }) => `${title} ${contact?.name ?? ''}`.toLowerCase().includes(search.toLowerCase()));
  const phaseOf = (id: string) => phases.find((phase) => phase.id === id) ?? NEW;
  const detail = (card: CardSummary): CardDetail => ({
    ...card,
    description: '',
    boardName: board.name,
    phaseName: phaseOf(card.phase).name,
    updatedAt: card.movedAt,
    comments: [],
    history: [],
    submission: null,
    phaseTimes: [],
  });
  return {
    listBoards: async () => [info()],
    listBoardTemplates: async () => [],
    listFlowApps: async () => [],
    getBoard: async ({ search }): Promise<BoardDetail> => ({
      board: info(),
      phases: phases.map((phase) => ({
        ...phase,
        count: live().filter((card) => card.phase === phase.id).length,
        shown: found(search).filter((card) => card.phase === phase.id).length,
      })),
      count: live().length,
      shown: found(search).length,
    }),
    listCards: async ({ phase, search, sort, inBin, offset, limit }) => {
      const of = cards.filter(({ deletedAt }) => (deletedAt !== null) === (inBin ?? false));
      const own = found(search, of).filter((card) => phase === null || card.phase === phase);
      const sorted =
        sort.field === 'title'
          ? own.toSorted((a, b) => a.title.localeCompare(b.title) * (sort.descending ? -1 : 1))
          : own;
      return { total: sorted.length, offset, cards: sorted.slice(offset, offset + limit) };
    },
    getCard: async ({ card }) => detail(at(card)),
    createCard: async (input) => {
      const assignee = members.find(({ id }) => id === input.assignee) ?? null;
      const card = cardInfo('card-made', input.title, {
        phase: input.phase ?? NEW.id,
        priority: input.priority ?? null,
        assignee,
      });
      return { card, operation: write([...cards, card]) };
    },
    updateCard: async ({ card: id, patch }) => {
      const was = at(id);
      const card: CardSummary = {
        ...was,
        title: patch.title ?? was.title,
        ...(patch.priority ? { priority: patch.priority.to } : {}),
        ...(patch.assignee ? { assignee: members.find((each) => each.id === patch.assignee?.to) ?? null } : {}),
      };
      return { card, operation: write(cards.map((each) => (each.id === id ? card : each))) };
    },
    moveCard: async ({ card: id, phase, before }) => {
      const card = { ...at(id), phase };
      const others = cards.filter((each) => each.id !== id);
      const place = others.findIndex((each) => each.id === before);
      return { card, operation: write(others.toSpliced(place < 0 ? others.length : place, 0, card)) };
    },
    deleteCards: async ({ cards: gone }) => {
      const next = cards.map((card) => (gone.includes(card.id) ? { ...card, deletedAt: AT } : card));
      return { count: gone.length, operation: write(next) };
    },
    restoreCards: async ({ cards: back }) => {
      const next = cards.map((card) => (back.includes(card.id) ? { ...card, deletedAt: null } : card));
      return { count: back.length, operation: write(next) };
    },
    createPhase: async ({ phase: { color, ...phase } }) => {
      const next = { ...phase, id: 'p-made', color: color ?? 'teal' };
      phases = [...phases, next];
      return { phase: next, operation: write(cards) };
    },
    deletePhase: async ({ phase, to }) => {
      phases = phases.filter(({ id }) => id !== phase);
      return { operation: write(cards.map((card) => (card.phase === phase && to ? { ...card, phase: to } : card))) };
    },
    listContactCards: async ({ contact }) => ({
      cards: live()
        .filter((card) => card.contact?.id === contact)
        .map(
          (card): ContactCard => ({
            ...card,
            boardName: board.name,
            boardColor: board.color,
            phaseName: phaseOf(card.phase).name,
            phaseColor: phaseOf(card.phase).color,
          }),
        ),
    }),
    undoOperation: async () => {
      phases = board.phases;
      write(initial);
      return { count: 1, operation: null };
    },
  } satisfies Partial<Backend>;
}
