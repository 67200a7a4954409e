export interface ListPlace {
  offset: number;
  cursor: number | null;
  /** Size of the list, so that its bar is right before the first answer. */
  total: number;
}

/** What tells one list from another. */
export interface RememberedQuery {
  recordType?: string;
  search: string;
  sort: { field: unknown; descending: boolean };
  inBin: boolean;
  filter?: unknown;
}

/** Where a list was left, so that coming back finds the same row at the same place. */
export interface ListMemory<Query = RememberedQuery> {
  remember(query: Query, place: ListPlace): void;
  /** The place where a list with this query was left. */
  recall(query: Query): ListPlace | null;
  /** Next or previous moved on to the row at this position: the list will return to it. */
  moveCursor(position: number): void;
  /** The list begins anew, wherever it was left. */
  forget(): void;
}

const keyOf = ({ recordType, search, sort, inBin, filter }: RememberedQuery) =>
  JSON.stringify([recordType, search, sort.field, sort.descending, inBin, filter]);

export const createListMemory = (): ListMemory => memoryBy(keyOf);

/** The same for lists that something else tells apart. */
export function memoryBy<Query>(keyOf: (query: Query) => string): ListMemory<Query> {
  let left: { query: string; place: ListPlace } | null = null;
  return {
    remember(query, place) {
      left = { query: keyOf(query), place };
    },
    recall: (query) => (left?.query === keyOf(query) ? left.place : null),
    moveCursor(position) {
      if (left) left = { ...left, place: { ...left.place, cursor: position } };
    },
    forget() {
      left = null;
    },
  };
}

/** Where the list of contacts was left. */
export const contactsPlace = createListMemory();
