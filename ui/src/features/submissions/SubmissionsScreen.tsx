import { Button } from '@mantine/core';
import { IconFileImport, IconInbox } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import type { SubmissionId, SubmissionRow } from '../../ipc';
import { memoryBy } from '../contacts/listMemory';
import { PAGE_ROWS, type RowList, useRowPages } from '../contacts/useRowPages';
import { useRowWindow } from '../contacts/useRowWindow';
import { SUBMISSIONS } from '../filters/asked';
import { FilterBar } from '../filters/bar/FilterBar';
import { FilterBuilder } from '../filters/builder/FilterBuilder';
import { countedByList } from '../filters/CountText';
import { filterTool } from '../filters/tool';
import { useFilterProblem } from '../filters/useFilterProblem';
import { useListFilter } from '../filters/useListFilter';
import { type SubmissionsWanted, submissionPageQuery } from './api';
import { SubmissionPanel } from './SubmissionPanel';
import classes from './Submissions.module.css';
import { SubmissionsToolbar } from './SubmissionsToolbar';
import { HEADER_HEIGHT, ROW_HEIGHT, SubmissionTable } from './SubmissionTable';
import { isNarrowed, type SubmissionsQuery, type SubmissionsSearch, toQuery, withValues } from './search';
import { useSubmissionKeys } from './useSubmissionKeys';

const route = getRouteApi('/submissions');

/** Where the list was left. */
const submissionsPlace = memoryBy((query: SubmissionsQuery) => JSON.stringify(query));

/** What came in through every bot, and what became of it. */
export function SubmissionsScreen() {
  const search = route.useSearch();
  const navigate = useNavigate();
  // The one in the panel is no part of the list: the query stays the same while it changes.
  const asked = JSON.stringify(toQuery(search));
  const wanted = useMemo(() => ({ query: JSON.parse(asked) as SubmissionsQuery }), [asked]);
  const [left] = useState(() => submissionsPlace.recall(wanted.query));
  const [total, setTotal] = useState(left?.total ?? 0);
  const [cursor, setCursor] = useState<number | null>(left?.cursor ?? null);
  const input = useRef<HTMLInputElement>(null);
  const rows = useRowWindow({
    rows: total,
    rowHeight: ROW_HEIGHT,
    headerHeight: HEADER_HEIGHT,
    after: 0,
    initialOffset: left?.offset ?? 0,
  });
  const list = useRowPages<SubmissionRow, SubmissionsQuery, SubmissionsWanted>(
    wanted,
    submissionPageQuery,
    true,
    rows.view,
  );
  if (!list.isPending && list.total !== total) setTotal(list.total);

  // Another list starts at its top, without a cursor. The first one is where it was left.
  const { scrollTo, offset } = rows;
  const shown = useRef(list.shown);
  useEffect(() => {
    if (shown.current === list.shown) return;
    shown.current = list.shown;
    setCursor(null);
    scrollTo(0);
  }, [list.shown, scrollTo]);
  const latest = useRef({ list, cursor });
  latest.current = { list, cursor };
  useEffect(
    () => () => {
      const { list: was, cursor: at } = latest.current;
      submissionsPlace.remember(was.shown, { offset: offset(), cursor: at, total: was.total });
    },
    [offset],
  );

  const change = (values: { [K in keyof SubmissionsSearch]?: SubmissionsSearch[K] | undefined }) =>
    void navigate({
      to: '/submissions',
      search: (was: SubmissionsSearch) => withValues(was, values),
      replace: true,
    });
  const filter = useListFilter({
    asked: SUBMISSIONS,
    given: search.filter,
    onChange: (next) => change({ filter: next }),
  });
  const count = countedByList(SUBMISSIONS, list.isPending ? undefined : list.total, list.isChanging);
  const problem = useFilterProblem(filter);
  const building = filterTool.use()?.kind === 'builder' && filter.isReadable;
  const opened = search.submission;
  const place = cursor ?? placeOf(list, opened);

  const open = (position: number) => {
    setCursor(position);
    const row = list.rowAt(position);
    if (row) change({ submission: row.id });
  };
  const moveTo = (position: number) => {
    setCursor(position);
    rows.reveal(position);
    // What the panel shows goes along with the cursor.
    if (opened !== undefined) open(position);
    else rows.focus();
  };
  useSubmissionKeys({
    total: list.total,
    cursor: place,
    topRow: rows.view.topRow,
    pageRows: rows.pageRows,
    onCursor: moveTo,
    onOpen: open,
    onEscape: () => change({ submission: undefined }),
    onSearch: () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  const isFound = !list.isPending && !list.error;
  const error = problem && isFound && list.total === 0 ? problem : list.error;
  const mend = problem !== null && !building && (
    <Button variant="default" onClick={() => filterTool.set({ kind: 'builder' })}>
      Open the filter builder
    </Button>
  );
  return (
    <div className={classes.screen}>
      <PageHeader title="Submissions" count={isFound ? list.total : undefined} />
      <SubmissionsToolbar
        search={search}
        filter={filter}
        count={count}
        inputRef={input}
        onChange={change}
        onLeaveSearch={() => moveTo(0)}
      />
      <FilterBar list={filter} count={count} onEmpty={() => input.current?.focus()} />
      <div className={classes.stage} data-beside={building || opened !== undefined || undefined}>
        <div className={classes.list}>
          {error && <ErrorState what="The submissions" error={error} onRetry={list.refetch} action={mend} />}
          {list.isPending && <SkeletonRows rows={16} label="Loading submissions" />}
          {isFound && !error && list.total === 0 && <Nothing search={search} />}
          {list.total > 0 && !error && (
            <SubmissionTable
              list={list}
              rows={rows}
              cursor={cursor}
              opened={opened}
              onOpen={open}
              onOrder={() => change({ oldest: search.oldest ? undefined : true })}
            />
          )}
        </div>
        {building && <FilterBuilder list={filter} count={count} onClose={() => filterTool.set(null)} />}
        {opened !== undefined && !building && (
          <SubmissionPanel
            submission={opened}
            position={place}
            total={list.total}
            onStep={(step) => place !== null && moveTo(place + step)}
            onClose={() => {
              change({ submission: undefined });
              rows.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}

/** Where the one in the address stands, if it is near the top: whoever comes from elsewhere brings no place. */
function placeOf(list: RowList<SubmissionRow, SubmissionsQuery>, submission: SubmissionId | undefined): number | null {
  if (submission === undefined) return null;
  for (let position = 0; position < Math.min(list.total, PAGE_ROWS); position++) {
    if (list.rowAt(position)?.id === submission) return position;
  }
  return null;
}

/** Why there is nothing, and the way on. */
function Nothing({ search }: { search: SubmissionsSearch }) {
  const navigate = useNavigate();
  if (isNarrowed(search)) {
    return (
      <EmptyState
        icon={IconInbox}
        title="No submission is like that."
        action={
          <Button variant="default" onClick={() => void navigate({ to: '/submissions', search: {} })}>
            Show all submissions
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={IconInbox}
      title="No submissions yet. Import a file from your form tool."
      action={
        <Button
          leftSection={<IconFileImport size={15} stroke={1.75} />}
          onClick={() => void navigate({ to: '/imports/new' })}
        >
          Import files
        </Button>
      }
    />
  );
}
