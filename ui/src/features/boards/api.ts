// Everything that is asked about boards and cards.

import { queryOptions, useQuery } from '@tanstack/react-query';
import {
  type BoardId,
  type BoardInfo,
  type CardId,
  type CardSort,
  type ContactId,
  type Filter,
  ipc,
  type PhaseId,
} from '../../ipc';
import { PAGE_ROWS } from '../contacts/useRowPages';

/** Cards that are fetched at once. */
export const PAGE_CARDS = 50;

/** The order in which members have put the cards. */
export const AS_ON_THE_BOARD: CardSort = { field: 'rank', descending: false };

/** Which cards a board shows. */
export interface CardsWanted {
  board: BoardId;
  filter: Filter;
  search: string;
}

export const boardsQuery = queryOptions({
  queryKey: ['boards', 'all'],
  queryFn: () => ipc.listBoards(),
  meta: { tags: ['boards', 'flow_apps'] },
});

const NO_BOARDS: BoardInfo[] = [];

/** Every board, in the order of the navigation; none until they have come. */
export function useBoards(): BoardInfo[] {
  return useQuery(boardsQuery).data ?? NO_BOARDS;
}

export const boardTemplatesQuery = queryOptions({
  queryKey: ['boards', 'templates'],
  queryFn: () => ipc.listBoardTemplates(),
  meta: { tags: [] },
});

/** A board with what each of its phases holds and shows. */
export function boardQuery({ board, filter, search }: CardsWanted) {
  return queryOptions({
    queryKey: ['boards', 'board', board, filter, search],
    queryFn: () => ipc.getBoard({ board, filter, search }),
    // A filter asks for names of members, and for what contacts are.
    meta: { tags: ['boards', 'flow_apps', 'contacts', 'members'] },
    placeholderData: (previous, query) => (query?.queryKey[2] === board ? previous : undefined),
  });
}

/** One page of the cards of a phase, or of the whole board where none is named. */
export function cardPageQuery(
  { board, filter, search }: CardsWanted,
  phase: PhaseId | null,
  sort: CardSort,
  page: number,
) {
  return queryOptions({
    queryKey: ['boards', 'cards', board, phase, filter, search, sort, page],
    queryFn: () => ipc.listCards({ board, phase, filter, search, sort, offset: page * PAGE_CARDS, limit: PAGE_CARDS }),
    meta: { tags: ['boards', 'contacts', 'members'] },
    gcTime: 2 * 60_000,
  });
}

/** A list of a board's cards, and what tells one from another. */
export interface CardListQuery extends CardsWanted {
  sort: CardSort;
  inBin: boolean;
}

/** One page of the list of cards, as a table takes it. */
export function cardRowsQuery({ query }: { query: CardListQuery }, page: number) {
  const { board, filter, search, sort, inBin } = query;
  return {
    queryKey: ['boards', 'rows', board, filter, search, sort, inBin, page],
    queryFn: () => cardRows(query, page * PAGE_ROWS, PAGE_ROWS),
    meta: { tags: ['boards', 'contacts', 'members'] as const },
    gcTime: 2 * 60_000,
  };
}

/** Rows of the list from a position on. */
export async function cardRows({ board, filter, search, sort, inBin }: CardListQuery, offset: number, limit: number) {
  const page = await ipc.listCards({ board, phase: null, filter, search, sort, inBin, offset, limit });
  return { total: page.total, rows: page.cards };
}

/** A card with everything about it. */
export function cardQuery(card: CardId) {
  return queryOptions({
    queryKey: ['boards', 'card', card],
    queryFn: () => ipc.getCard({ card }),
    meta: { tags: ['boards', 'contacts', 'members', 'submissions'] },
    placeholderData: (previous) => previous,
  });
}

/** The cards about a contact. */
export function contactCardsQuery(contact: ContactId) {
  return queryOptions({
    queryKey: ['boards', 'of', contact],
    queryFn: () => ipc.listContactCards({ contact }),
    meta: { tags: ['boards', 'members'] },
  });
}
