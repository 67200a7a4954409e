import type { ListQuery } from '../../ipc';

export interface ListPlace {
  offset: number;
  cursor: number | null;
  /** Size of the list, so that its bar is right before the first answer. */
  total: number;
}

/** Where the list was left, so that coming back finds the same row at the same place. */
let left: { query: string; place: ListPlace } | null = null;

const keyOf = (query: ListQuery) =>
  JSON.stringify([query.search, query.sort.field, query.sort.descending, query.inBin, query.filter]);

export function rememberPlace(query: ListQuery, place: ListPlace): void {
  left = { query: keyOf(query), place };
}

/** The place where a list with this query was left. */
export function recallPlace(query: ListQuery): ListPlace | null {
  return left?.query === keyOf(query) ? left.place : null;
}

/** The list begins anew, wherever it was left. */
export function forgetPlace(): void {
  left = null;
}

/** Says that next or previous moved on to the contact at this position: the list will return to it. */
export function rememberCursor(position: number): void {
  if (left) left = { ...left, place: { ...left.place, cursor: position } };
}
