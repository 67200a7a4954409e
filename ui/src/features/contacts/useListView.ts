import { type MouseEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { HEADER_HEIGHT, isTickingClick, ROW_HEIGHT } from './ListTable';
import type { ListMemory, RememberedQuery } from './listMemory';
import { type ChosenRows, toSelection } from './selection';
import type { ListedRow, RowActions } from './TableRow';
import { useListKeys } from './useListKeys';
import { type PageQuery, type RowList, useRowPages } from './useRowPages';
import { type RowWindowHandle, useRowWindow } from './useRowWindow';
import { type FetchRows, type Ticks, useTicks } from './useTicks';

/** Room under the last row, so that the selection bar never covers it. */
const SELECTION_BAR_SPACE = 72;

interface ListViewOptions<Row extends ListedRow, Query extends RememberedQuery, Wanted extends { query: Query }> {
  /** What rows are wanted; the same object while they are the same. */
  wanted: Wanted;
  /** How a page is asked for: a function that stays the same. */
  pageQuery: (wanted: Wanted, page: number) => PageQuery<Row>;
  fetchRows: FetchRows<Query>;
  /** Until then nothing is asked for. */
  ready: boolean;
  memory: ListMemory;
  onOpen: (row: Row) => void;
  /** Resolve to whether it was done: then nothing is ticked any more. */
  onDelete: (selection: ChosenRows<Query>) => Promise<boolean>;
  onRestore: (selection: ChosenRows<Query>) => Promise<boolean>;
}

export interface ListView<Row extends ListedRow, Query> {
  list: RowList<Row, Query>;
  rows: RowWindowHandle;
  ticks: Ticks;
  cursor: number | null;
  actions: RowActions;
  searchInput: RefObject<HTMLInputElement | null>;
  /** The row in the side panel. */
  peeked: string | null;
  enterList: () => void;
  openCursor: () => void;
  closePeek: () => void;
  deleteTicked: () => void;
  restoreTicked: () => void;
}

/** What a list holds together: its rows, cursor, ticks, side panel and keys, and where it was left. */
export function useListView<Row extends ListedRow, Query extends RememberedQuery, Wanted extends { query: Query }>(
  options: ListViewOptions<Row, Query, Wanted>,
): ListView<Row, Query> {
  const { wanted, pageQuery, fetchRows, ready, memory, onOpen, onDelete, onRestore } = options;
  const [left] = useState(() => memory.recall(wanted.query));
  const [total, setTotal] = useState(left?.total ?? 0);
  const [cursor, setCursor] = useState<number | null>(left?.cursor ?? null);
  const [peeking, setPeeking] = useState(false);
  const searchInput = useRef<HTMLInputElement>(null);

  const [after, setAfter] = useState(0);
  const rows = useRowWindow({
    rows: total,
    rowHeight: ROW_HEIGHT,
    headerHeight: HEADER_HEIGHT,
    after,
    initialOffset: left?.offset ?? 0,
  });
  const list = useRowPages<Row, Query, Wanted>(wanted, pageQuery, ready, rows.view);
  if (!list.isPending && list.total !== total) setTotal(list.total);
  const ticks = useTicks(list, fetchRows);
  const wantedAfter = ticks.count > 0 ? SELECTION_BAR_SPACE : 0;
  if (after !== wantedAfter) setAfter(wantedAfter);

  // Another list starts at its top, without a cursor. The first one is where it was left.
  const { reveal, scrollTo, offset } = rows;
  const shown = useRef(list.shown);
  useEffect(() => {
    if (shown.current === list.shown) return;
    shown.current = list.shown;
    setCursor(null);
    scrollTo(0);
  }, [list.shown, scrollTo]);

  // Next and previous may have moved on from the row that was opened.
  useEffect(() => {
    if (left?.cursor != null) reveal(left.cursor);
  }, [left, reveal]);

  const latest = useRef({ list, cursor, ticks, focus: rows.focus });
  latest.current = { list, cursor, ticks, focus: rows.focus };
  useEffect(
    () => () => {
      const { list: was, cursor: at } = latest.current;
      memory.remember(was.shown, { offset: offset(), cursor: at, total: was.total });
    },
    [memory, offset],
  );

  const moveCursor = (position: number) => {
    setCursor(position);
    reveal(position);
    rows.focus();
  };
  const open = (position: number) => {
    const row = list.rowAt(position);
    if (!row) return;
    setCursor(position);
    latest.current.cursor = position;
    onOpen(row);
  };
  const openRow = useRef(open);
  openRow.current = open;

  const actions = useMemo<RowActions>(
    () => ({
      open(position: number, event: MouseEvent) {
        if (isTickingClick(event)) {
          window.getSelection()?.removeAllRanges();
          latest.current.ticks.tick(position, event.shiftKey);
          setCursor(position);
        } else {
          openRow.current(position);
        }
      },
      tick(position, extend) {
        latest.current.ticks.tick(position, extend);
        latest.current.focus();
        setCursor(position);
      },
    }),
    [],
  );

  const actOnTicked = async (act: typeof onDelete) => {
    if (ticks.count === 0) return;
    if (await act(toSelection(ticks.ticked, list.shown))) ticks.clear();
  };
  const deleteTicked = () => void actOnTicked(onDelete);

  useListKeys({
    total: list.total,
    cursor,
    topRow: rows.view.topRow,
    pageRows: rows.pageRows,
    onCursor: moveCursor,
    onExtend: ticks.extendTo,
    onOpen: open,
    onPeek: () => setPeeking((was) => !was),
    onTick: (position) => ticks.tick(position, false),
    onTickAll: ticks.all,
    onDelete: () => {
      if (!list.shown.inBin) deleteTicked();
    },
    onEscape: () => {
      if (peeking) setPeeking(false);
      else ticks.clear();
    },
    onSearch: () => {
      searchInput.current?.focus();
      searchInput.current?.select();
    },
  });

  return {
    list,
    rows,
    ticks,
    cursor,
    actions,
    searchInput,
    peeked: peeking && cursor !== null ? (list.rowAt(cursor)?.id ?? null) : null,
    enterList: () => {
      if (list.total > 0) moveCursor(0);
    },
    openCursor: () => cursor !== null && open(cursor),
    closePeek: () => setPeeking(false),
    deleteTicked,
    restoreTicked: () => void actOnTicked(onRestore),
  };
}
