import { useCallback, useRef, useState } from 'react';
import { toastError } from '../../components/toast';
import { ALL, isTicked, NONE, type Placed, type Ticked, tickedCount, toggled, withTicked } from './selection';
import type { ListedRow } from './TableRow';
import type { RowList } from './useRowPages';

/** Rows asked for at once when a range reaches over rows that have not come. */
const RANGE_ROWS = 1000;

export interface Ticks {
  ticked: Ticked;
  count: number;
  clear(): void;
  all(): void;
  /** The header's box: all, or none where anything is ticked. */
  toggleAll(): void;
  /** Ticks or unticks a row; `extend` ticks everything from the last one touched. */
  tick(position: number, extend: boolean): void;
  /** Ticks from the anchor to here, as Shift and an arrow do. */
  extendTo(from: number, to: number): void;
}

/** What decides which rows a list has. */
export interface ListedQuery {
  search: string;
  inBin: boolean;
  filter?: unknown;
}

/** Rows of a query from a place on. */
export type FetchRows<Query> = (query: Query, offset: number, limit: number) => Promise<ListedRow[]>;

/** What is ticked in a list. A new search, filter or the bin starts with nothing ticked; a new order keeps it. */
export function useTicks<Query extends ListedQuery>(
  list: RowList<ListedRow, Query>,
  fetchRows: FetchRows<Query>,
): Ticks {
  const scope = JSON.stringify([list.shown.search, list.shown.inBin, list.shown.filter]);
  const [state, setState] = useState<{ scope: string; ticked: Ticked }>({ scope, ticked: NONE });
  if (state.scope !== scope) setState({ scope, ticked: NONE });
  const ticked = state.scope === scope ? state.ticked : NONE;
  const anchor = useRef<number | null>(null);
  const latest = useRef({ list, ticked, fetchRows });
  latest.current = { list, ticked, fetchRows };

  const change = useCallback((next: (was: Ticked) => Ticked) => {
    setState((was) => ({ ...was, ticked: next(was.ticked) }));
  }, []);

  const range = useCallback(
    async (from: number, to: number) => {
      try {
        const { list: within, fetchRows: fetch } = latest.current;
        const rows = await placedBetween(within, fetch, Math.min(from, to), Math.max(from, to));
        change((was) => withTicked(was, rows, true));
      } catch (thrown) {
        toastError(thrown);
      }
    },
    [change],
  );

  return {
    ticked,
    count: tickedCount(ticked, list.total),
    clear: useCallback(() => change(() => NONE), [change]),
    all: useCallback(() => change(() => ALL), [change]),
    toggleAll: useCallback(
      () => change((was) => (tickedCount(was, latest.current.list.total) > 0 ? NONE : ALL)),
      [change],
    ),
    tick: useCallback(
      (position, extend) => {
        const from = anchor.current;
        anchor.current = position;
        const row = latest.current.list.rowAt(position);
        if (extend && from !== null) void range(from, position);
        else if (row) change((was) => toggled(was, { id: row.id, position }));
      },
      [change, range],
    ),
    extendTo: useCallback(
      (from, to) => {
        const row = latest.current.list.rowAt(from);
        anchor.current ??= from;
        if (row && !isTicked(latest.current.ticked, row.id)) anchor.current = from;
        void range(anchor.current, to);
      },
      [range],
    ),
  };
}

/** The rows at these positions, both ends included; those that have not come are asked for. */
async function placedBetween<Query>(
  list: RowList<ListedRow, Query>,
  fetchRows: FetchRows<Query>,
  from: number,
  to: number,
): Promise<Placed[]> {
  const placed: Placed[] = [];
  let position = from;
  while (position <= to) {
    const row = list.rowAt(position);
    if (row) {
      placed.push({ id: row.id, position });
      position += 1;
      continue;
    }
    const rows = await fetchRows(list.shown, position, Math.min(RANGE_ROWS, to - position + 1));
    if (rows.length === 0) break;
    for (const each of rows) placed.push({ id: each.id, position: position++ });
  }
  return placed;
}
