import { Button } from '@mantine/core';
import { IconCards, IconTrash, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useMemo } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { BoardDetail, BoardId, CardId, CardSort, CardSortField, CardSummary } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { ListTable } from '../../contacts/ListTable';
import { createListMemory, type ListMemory } from '../../contacts/listMemory';
import selection from '../../contacts/SelectionBar.module.css';
import type { ChosenRows } from '../../contacts/selection';
import { useListView } from '../../contacts/useListView';
import { type CardListQuery, type CardsWanted, cardRows, cardRowsQuery } from '../api';
import { newCardDialog } from '../dialogs';
import { useCardVerbs } from '../useCardVerbs';
import classes from './CardList.module.css';
import type { CardColumns } from './cardColumns';

interface CardListProps {
  board: BoardDetail;
  wanted: CardsWanted;
  sort: CardSort;
  columns: CardColumns;
  isFiltered: boolean;
  /** The field that `/` goes to. */
  searchInput: RefObject<HTMLInputElement | null>;
  onSort: (sort: CardSort) => void;
  onOpen: (card: CardSummary) => void;
  onClear: () => void;
}

/** Where the list of each board was left. */
const places = new Map<BoardId, ListMemory>();

function placeOf(board: BoardId): ListMemory {
  const known = places.get(board) ?? createListMemory();
  places.set(board, known);
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

/** The cards of a board as a table. */
export function CardList(props: CardListProps) {
  const { board, wanted, sort, columns, isFiltered, searchInput, onSort, onOpen, onClear } = props;
  const verbs = useCardVerbs();
  const query = useMemo((): CardListQuery => ({ ...wanted, sort, inBin: false }), [wanted, sort]);
  const asked = useMemo(() => ({ query }), [query]);
  const view = useListView<CardSummary, CardListQuery, { query: CardListQuery }>({
    wanted: asked,
    pageQuery: cardRowsQuery,
    fetchRows,
    ready: true,
    memory: placeOf(wanted.board),
    onOpen,
    onDelete: async (chosen) => verbs.removeMany(await idsOf(chosen)),
    onRestore: async () => false,
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
          title={isFiltered ? 'No card matches.' : 'No cards yet. Make the first one.'}
          action={
            isFiltered ? (
              <Button variant="default" onClick={onClear}>
                Show all cards
              </Button>
            ) : (
              <Button onClick={() => newCardDialog.set({ board: board.board.id })}>New card</Button>
            )
          }
        />
      )}
      {list.total > 0 && !list.error && (
        <ListTable<CardSummary, CardSortField>
          label={`Cards of ${board.board.name}`}
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
        <div className={selection.dock}>
          <section className={selection.bar} aria-label="Selection">
            <span className={`${selection.count} numeric`} role="status">
              {formatCount(ticks.count)} selected
            </span>
            {ticks.count < list.total && (
              <button type="button" className={`${selection.all} numeric`} onClick={ticks.all}>
                Select all {formatCount(list.total)}
              </button>
            )}
            <span className={selection.divider} />
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={15} stroke={1.75} />}
              onClick={view.deleteTicked}
            >
              Delete
            </Button>
            <Button variant="subtle" color="gray" px={6} aria-label="Clear the selection" onClick={ticks.clear}>
              <IconX size={15} stroke={1.75} />
            </Button>
          </section>
        </div>
      )}
    </div>
  );
}
