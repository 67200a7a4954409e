import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { ContactId, ListQuery, Sort } from '../../ipc';
import { HEADER_HEIGHT, isTickingClick, ROW_HEIGHT } from './ContactTable';
import { showsFields } from './columnLayout';
import { recallPlace, rememberPlace } from './listMemory';
import { type ContactsSearch, sortedField, withSort } from './search';
import { toSelection } from './selection';
import type { RowActions } from './TableRow';
import { type TableColumns, useColumns } from './useColumns';
import { type ContactList, useContactList } from './useContactList';
import { useListKeys } from './useListKeys';
import { type RowWindowHandle, useRowWindow } from './useRowWindow';
import { type Ticks, useTicks } from './useTicks';
import { moveToBin, restoreFromBin } from './verbs';

/** Room under the last row, so that the selection bar never covers it. */
const SELECTION_BAR_SPACE = 72;

export interface ContactsView {
  list: ContactList;
  rows: RowWindowHandle;
  ticks: Ticks;
  columns: TableColumns;
  cursor: number | null;
  actions: RowActions;
  searchInput: RefObject<HTMLInputElement | null>;
  /** The contact in the side panel. */
  peeked: ContactId | null;
  sortBy: (sort: Sort) => void;
  enterList: () => void;
  openCursor: () => void;
  closePeek: () => void;
  deleteTicked: () => void;
  restoreTicked: () => void;
}

/** What the list of contacts holds together: its rows, cursor, ticks, columns, side panel and keys. */
export function useContactsView(query: ListQuery, search: ContactsSearch): ContactsView {
  const navigate = useNavigate();
  const [left] = useState(() => recallPlace(query));
  const [total, setTotal] = useState(left?.total ?? 0);
  const [cursor, setCursor] = useState<number | null>(left?.cursor ?? null);
  const [peeking, setPeeking] = useState(false);
  const columns = useColumns();
  const searchInput = useRef<HTMLInputElement>(null);

  const [after, setAfter] = useState(0);
  const rows = useRowWindow({
    rows: total,
    rowHeight: ROW_HEIGHT,
    headerHeight: HEADER_HEIGHT,
    after,
    initialOffset: left?.offset ?? 0,
  });
  const wanted = useMemo(() => ({ query, fields: columns.fields }), [query, columns.fields]);
  // An order by a field, or a column of one, that may be gone is asked for only once it is known to be there.
  const needsFields = sortedField(search) !== null || showsFields(columns.layout);
  const list = useContactList(wanted, columns.isSettled || !needsFields, rows.view);
  if (!list.isPending && list.total !== total) setTotal(list.total);
  const ticks = useTicks(list);
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
      rememberPlace(was.shown, { offset: offset(), cursor: at, total: was.total });
    },
    [offset],
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
    void navigate({ to: '/contacts/$id', params: { id: row.id }, search });
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

  const actOnTicked = async (act: typeof moveToBin) => {
    if (ticks.count === 0) return;
    if (await act(toSelection(ticks.ticked, list.shown))) ticks.clear();
  };
  const deleteTicked = () => void actOnTicked(moveToBin);

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
    columns,
    cursor,
    actions,
    searchInput,
    peeked: peeking && cursor !== null ? (list.rowAt(cursor)?.id ?? null) : null,
    sortBy: (sort) => void navigate({ to: '/contacts', search: withSort(search, sort), replace: true }),
    enterList: () => {
      if (list.total > 0) moveCursor(0);
    },
    openCursor: () => cursor !== null && open(cursor),
    closePeek: () => setPeeking(false),
    deleteTicked,
    restoreTicked: () => void actOnTicked(restoreFromBin),
  };
}
