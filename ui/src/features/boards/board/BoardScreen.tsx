import { Button } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { PageHeader } from '../../../components/PageHeader';
import { type CardSummary, toIpcError } from '../../../ipc';
import { useShortcut } from '../../../lib/shortcuts';
import { ColumnsMenu } from '../../contacts/ColumnsMenu';
import { CARDS } from '../../filters/asked';
import { FilterBar } from '../../filters/bar/FilterBar';
import { FilterBuilder } from '../../filters/builder/FilterBuilder';
import { countedByList } from '../../filters/CountText';
import { isEverybody } from '../../filters/filter';
import { filterTool } from '../../filters/tool';
import { useFilterProblem } from '../../filters/useFilterProblem';
import { useListFilter } from '../../filters/useListFilter';
import { boardQuery, type CardListQuery, type CardsWanted, cardRowsQuery } from '../api';
import { CardPanel } from '../card/CardPanel';
import { CardList } from '../list/CardList';
import { useCardColumns } from '../list/cardColumns';
import { type BoardSearch, sortOf, withCard, withSort } from '../search';
import { useBoardLinks } from '../useBoardLinks';
import { BinHeader, BoardHeader } from './BoardHeader';
import classes from './BoardScreen.module.css';
import { BoardSkeleton } from './BoardSkeleton';
import { BoardToolbar } from './BoardToolbar';
import { Columns } from './Columns';
import type { ColumnHandles } from './columnHandles';

const route = getRouteApi('/boards/$id');

/** One board: its phases side by side, or its cards as a list; the card that is open beside them. */
export function BoardScreen() {
  const { id } = route.useParams();
  // Another board begins anew: its columns, its search, what was held.
  return <BoardOf key={id} id={id} />;
}

function BoardOf({ id }: { id: string }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const links = useBoardLinks();
  const searchInput = useRef<HTMLInputElement>(null);
  const handles = useRef<ColumnHandles>(new Map()).current;

  const show = useCallback(
    (next: BoardSearch | ((was: BoardSearch) => BoardSearch), replace = true) =>
      void navigate({
        to: '/boards/$id',
        params: { id },
        search: (was: BoardSearch) => (next instanceof Function ? next(was) : next),
        replace,
      }),
    [navigate, id],
  );
  const filter = useListFilter({
    asked: CARDS,
    given: search.filter,
    onChange: (next) => show(({ filter: _, ...rest }) => (next === undefined ? rest : { ...rest, filter: next })),
  });
  const problem = useFilterProblem(filter);
  const text = search.q?.trim() ?? '';
  const wanted = useMemo<CardsWanted>(
    () => ({ board: id, filter: filter.filter, search: text }),
    [id, filter.filter, text],
  );
  const isFiltered = text !== '' || !isEverybody(filter.filter);
  const answer = useQuery(boardQuery(wanted));
  const board = answer.data;
  const isGone = answer.error !== null && toIpcError(answer.error).code === 'not_found';
  const building = filterTool.use()?.kind === 'builder' && filter.isReadable;
  const inBin = search.bin === true;
  const isList = search.view === 'list' || inBin;
  const list = useListQuery(search, wanted);
  const bin = useQuery({ ...cardRowsQuery({ query: list }, 0), enabled: inBin });
  const shown = inBin ? bin.data?.total : board?.shown;
  const count = countedByList(CARDS, shown, answer.isPlaceholderData);
  const columns = useCardColumns(board?.board.phases);

  useEffect(() => {
    if (board) document.title = board.board.name;
  }, [board]);

  const opened = search.card;
  const open = useCallback(
    (card: CardSummary) => show((was) => withCard(was, card.id), opened !== undefined),
    [show, opened],
  );
  const close = () => {
    show((was) => withCard(was, undefined));
    if (opened !== undefined) focusCard(opened);
  };
  const enter = () => {
    const first = board?.phases.find(({ shown }) => shown > 0);
    if (first && !isList) handles.get(first.id)?.focus(0);
  };
  // With nothing open, Escape is the list's: it clears what is ticked.
  useShortcut('Escape', () => (opened === undefined ? links.openAll() : close()), !isList || opened !== undefined);
  useShortcut('/', () => searchInput.current?.focus());

  if (isGone) {
    return (
      <>
        <PageHeader title="Board" back={{ label: 'Boards', onClick: links.openAll }} />
        <EmptyState
          icon={IconLayoutKanban}
          title="There is no such board. It may have been deleted."
          action={<Button onClick={links.openAll}>Show all boards</Button>}
        />
      </>
    );
  }
  const error = problem ?? answer.error;
  const toolbar = (
    <BoardToolbar
      search={search}
      onSearch={show}
      filter={filter}
      count={count}
      inputRef={searchInput}
      onLeaveSearch={enter}
    >
      {isList && (
        <ColumnsMenu columns={columns.all} usual={columns.usual} layout={columns.layout} onLayout={columns.setLayout} />
      )}
    </BoardToolbar>
  );

  return (
    <div className={classes.screen}>
      {inBin ? <BinHeader board={board} count={shown} /> : <BoardHeader board={board} />}
      {toolbar}
      <FilterBar list={filter} count={count} onEmpty={() => searchInput.current?.focus()} />
      <div className={classes.stage}>
        <div className={classes.main}>
          {error ? (
            <ErrorState what="The cards" error={error} onRetry={() => void answer.refetch()} />
          ) : !board ? (
            <BoardSkeleton />
          ) : isList ? (
            <CardList
              board={board}
              query={list}
              columns={columns}
              isFiltered={isFiltered}
              searchInput={searchInput}
              onSort={(next) => show((was) => withSort(was, next))}
              onOpen={open}
              onClear={() => show(inBin ? { bin: true } : { view: 'list' })}
            />
          ) : (
            <Columns
              board={board}
              wanted={wanted}
              isFiltered={isFiltered}
              opened={opened}
              handles={handles}
              onOpen={open}
            />
          )}
        </div>
        {building && <FilterBuilder list={filter} count={count} onClose={() => filterTool.set(null)} />}
        {opened !== undefined && board && !building && (
          <CardPanel
            card={opened}
            board={board}
            wanted={wanted}
            list={isList ? list : null}
            onOpen={(card) => show((was) => withCard(was, card))}
            onClose={close}
          />
        )}
      </div>
    </div>
  );
}

/** What the list asks for; the same object while it is the same. */
function useListQuery(search: BoardSearch, wanted: CardsWanted): CardListQuery {
  const { field, descending } = sortOf(search);
  const inBin = search.bin === true;
  return useMemo(() => ({ ...wanted, sort: { field, descending }, inBin }), [wanted, field, descending, inBin]);
}

/** Who closes a card goes on from it. */
function focusCard(card: string) {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`[data-card="${CSS.escape(card)}"]`)?.focus({ preventScroll: true }),
  );
}
