import type { CardId, CardSort, CardSortField, Filter } from '../../ipc';
import { AS_ON_THE_BOARD } from './api';

/** What of a board is shown, as the address keeps it. What is absent has its usual value. */
export interface BoardSearch {
  q?: string;
  /** The cards as a table instead of columns. */
  view?: 'list';
  /** The cards that were deleted, as a table. */
  bin?: boolean;
  sort?: CardSortField;
  desc?: boolean;
  /** Whatever the address brings: where that is no filter, the core says what is wrong with it. */
  filter?: Filter;
  /** The card that stands open. */
  card?: CardId;
}

const SORT_FIELDS: Record<CardSortField, true> = {
  rank: true,
  title: true,
  phase: true,
  priority: true,
  assignee: true,
  due_on: true,
  created_at: true,
  moved_at: true,
  contact: true,
};

const isSortField = (value: unknown): value is CardSortField =>
  typeof value === 'string' && Object.hasOwn(SORT_FIELDS, value);

/** Reads an address, dropping what it does not know. */
export function readBoardSearch(raw: Record<string, unknown>): BoardSearch {
  const search: BoardSearch = {};
  if (typeof raw.q === 'string' || typeof raw.q === 'number') search.q = String(raw.q);
  if (raw.view === 'list') search.view = 'list';
  if (raw.bin === true) search.bin = true;
  if (isSortField(raw.sort)) search.sort = raw.sort;
  if (raw.desc === true) search.desc = true;
  if (raw.filter != null) search.filter = raw.filter as Filter;
  if (typeof raw.card === 'string') search.card = raw.card;
  return search;
}

export function sortOf({ sort, desc }: BoardSearch): CardSort {
  return sort === undefined ? AS_ON_THE_BOARD : { field: sort, descending: desc ?? false };
}

/** The same list in another order. */
export function withSort({ sort: _, desc: __, ...rest }: BoardSearch, { field, descending }: CardSort): BoardSearch {
  return { ...rest, ...(field === 'rank' ? {} : { sort: field }), ...(descending ? { desc: true } : {}) };
}

/** The same board with another card open, or with none. */
export function withCard({ card: _, ...rest }: BoardSearch, card: CardId | undefined): BoardSearch {
  return card === undefined ? rest : { ...rest, card };
}
