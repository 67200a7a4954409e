import { Button } from '@mantine/core';
import { IconCards } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { BoardDetail, BoardId, CardId, CardSort, CardSortField, CardSummary } from '../../../ipc';
import { ListTable } from '../../contacts/ListTable';
import { createListMemory, type ListMemory } from '../../contacts/listMemory';
import { RowsBar } from '../../contacts/RowsBar';
import type { ChosenRows } from '../../contacts/selection';
import { useListView } from '../../contacts/useListView';
import { type CardListQuery, cardRows, cardRowsQuery } from '../api';
import { newCardDialog } from '../dialogs';
import { useCardVerbs } from '../useCardVerbs';
import classes from './CardList.module.css';
import type { CardColumns } from './cardColumns';

interface CardListProps {
  board: BoardDetail;
  query: CardListQuery;
  columns: CardColumns;
  isFiltered: boolean;
  /** The field that `/` goes to. */
  searchInput: RefObject<HTMLInputElement | null>;
  onSort: (sort: CardSort) => void;
  onOpen: (card: CardSummary) => void;
  onClear: () => void;
}

/** Where the list of each board was left, and its bin. */
const places = new Map<string, ListMemory>();

function placeOf(board: BoardId, inBin: boolean): ListMemory {
  const name = inBin ? `${board} bin` : board;
  const known = places.get(name) ?? createListMemory();
  places.set(name, known);
  return known;
}

const fetchRows = async (query: CardListQuery, offset: number, limit: number) =>
  (await cardRows(query, offset, limit)).rows;

/** Cards that are read at once where all of them are meant. */
const MANY = 1000;

async function idsOf(chosen: ChosenRows<CardListQuery>): Promise<CardId[]> {
  if (chosen.kind === 'ids') return chosen.ids;
  const ids: CardId[] = [];
  for (let total = 1; ids.length < total; ) {
    const page = await cardRows(chosen.query, ids.length, MANY);
    if (page.rows.length === 0) break;
    total = page.total;
    ids.push(...page.rows.map(({ id }) => id));
  }
  return ids.filter((id) => !chosen.except.includes(id));
}

/** The cards of a board as a table, or those of its bin. */
export function CardList(props: CardListProps) {
  const { board, query, columns, isFiltered, searchInput, onSort, onOpen, onClear } = props;
  const { inBin } = query;
  const verbs = useCardVerbs();
  const asked = useMemo(() => ({ query }), [query]);
  const view = useListView<CardSummary, CardListQuery, { query: CardListQuery }>({
    wanted: asked,
    pageQuery: cardRowsQuery,
    fetchRows,
    ready: true,
    memory: placeOf(query.board, inBin),
    onOpen,
    onDelete: async (chosen) => verbs.removeMany(await idsOf(chosen)),
    onRestore: async (chosen) => verbs.restoreMany(await idsOf(chosen)),
  });
  const { list, ticks } = view;

  // The keys of the list go to the field of the toolbar.
  useEffect(() => {
    view.searchInput.current = searchInput.current;
  });
  // A peek at a card is its panel.
  const { peeked, closePeek } = view;
  const row = peeked === null || view.cursor === null ? undefined : list.rowAt(view.cursor);
  useEffect(() => {
    if (!row) return;
    closePeek();
    onOpen(row);
  }, [row, closePeek, onOpen]);

  return (
    <div className={classes.list}>
      {list.error && <ErrorState what="The cards" error={list.error} onRetry={list.refetch} />}
      {list.isPending && <SkeletonRows rows={16} label="Loading cards" />}
      {!list.isPending && !list.error && list.total === 0 && (
        <EmptyState
          icon={IconCards}
          title={isFiltered ? 'No card matches.' : inBin ? 'The bin is empty.' : 'No cards yet. Make the first one.'}
          action={
            isFiltered ? (
              <Button variant="default" onClick={onClear}>
                Show all cards
              </Button>
            ) : (
              !inBin && <Button onClick={() => newCardDialog.set({ board: board.board.id })}>New card</Button>
            )
          }
        />
      )}
      {list.total > 0 && !list.error && (
        <ListTable<CardSummary, CardSortField>
          label={inBin ? `Deleted cards of ${board.board.name}` : `Cards of ${board.board.name}`}
          list={list}
          nameOf={(card) => card.title}
          rows={view.rows}
          shown={columns.shown}
          columns={columns.all}
          layout={columns.layout}
          onLayout={columns.setLayout}
          onSort={onSort}
          ticked={ticks.ticked}
          onTickAll={ticks.toggleAll}
          cursor={view.cursor}
          actions={view.actions}
        />
      )}
      {ticks.count > 0 && (
        <RowsBar
          count={ticks.count}
          total={list.total}
          inBin={inBin}
          onSelectAll={ticks.all}
          onClear={ticks.clear}
          onDelete={view.deleteTicked}
          onRestore={view.restoreTicked}
        />
      )}
    </div>
  );
}
