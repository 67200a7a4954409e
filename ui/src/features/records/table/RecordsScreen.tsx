import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { PageHeader } from '../../../components/PageHeader';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { ipc, type RecordSelection, type RecordTypeInfo } from '../../../ipc';
import { useShortcuts } from '../../../lib/shortcuts';
import { ListTable } from '../../contacts/ListTable';
import { RowsBar } from '../../contacts/RowsBar';
import { toSelection } from '../../contacts/selection';
import { CsvExportButton } from '../../exports/CsvExportButton';
import { recordsOf } from '../../filters/asked';
import { FilterBar } from '../../filters/bar/FilterBar';
import { FilterTools } from '../../filters/bar/FilterTools';
import { FilterBuilder } from '../../filters/builder/FilterBuilder';
import { countedByList } from '../../filters/CountText';
import { filterTool } from '../../filters/tool';
import { useFilterProblem } from '../../filters/useFilterProblem';
import { useListFilter } from '../../filters/useListFilter';
import { recordTypesQuery } from '../api';
import { RecordIcon } from '../icons';
import { MissingType } from '../MissingType';
import { newRecordDialog } from '../newRecord';
import { type RecordsSearch, withRecordFilter } from '../search';
import { nounsOf } from '../verbs';
import { NoRecords } from './NoRecords';
import { RecordsToolbar } from './RecordsToolbar';
import classes from './Table.module.css';
import { useRecordsView } from './useRecordsView';

const route = getRouteApi('/records/$type');

/** The records of a type, or those of them that are in the bin. */
export function RecordsScreen() {
  const { type: id } = route.useParams();
  const types = useQuery(recordTypesQuery);
  const type = types.data?.find((each) => each.id === id);
  if (types.isPending) return <SkeletonRows rows={16} label="Loading records" />;
  if (types.isError) return <ErrorState what="The records" error={types.error} onRetry={() => void types.refetch()} />;
  return type ? <Records key={type.id} type={type} /> : <MissingType />;
}

function Records({ type }: { type: RecordTypeInfo }) {
  const search = route.useSearch();
  const navigate = useNavigate();
  const params = { type: type.id };
  const view = useRecordsView(type, search);
  const { list, ticks, columns, query } = view;
  const { inBin } = list.shown;
  const isFound = !list.isPending && !list.error;
  const asked = useMemo(
    () => recordsOf({ id: type.id, name: type.name, plural: type.plural }),
    [type.id, type.name, type.plural],
  );
  const filter = useListFilter({
    asked,
    given: search.filter,
    onChange: (next) =>
      void navigate({
        to: '/records/$type',
        params,
        search: (was: RecordsSearch) => withRecordFilter(was, next),
        replace: true,
      }),
  });
  const count = countedByList(asked, isFound ? list.total : undefined, list.isChanging);
  const building = filterTool.use()?.kind === 'builder' && filter.isReadable;
  // A filter that cannot be asked finds nothing, and the person is told why.
  const problem = useFilterProblem(filter);
  const isEmpty = isFound && list.total === 0 && problem === null;
  const make = () => newRecordDialog.set({ type: type.id });
  useShortcuts({ c: make });

  const exportOf = (count: number, selection: () => RecordSelection, variant: 'default' | 'subtle') => (
    <CsvExportButton
      variant={variant}
      count={count}
      nouns={nounsOf(type)}
      write={(options, job, onProgress) => ipc.exportRecords({ selection: selection(), options, job }, onProgress)}
    />
  );

  return (
    <>
      <PageHeader
        title={
          inBin ? (
            'Bin'
          ) : (
            <span className={classes.title}>
              <RecordIcon icon={type.icon} color={type.color} />
              {type.plural}
            </span>
          )
        }
        count={isFound ? list.total : undefined}
        back={
          inBin
            ? {
                label: type.plural,
                onClick: () => void navigate({ to: '/records/$type', params, search: {} }),
              }
            : undefined
        }
        actions={
          !inBin && (
            <>
              <Button
                variant="default"
                leftSection={<IconFileImport size={15} stroke={1.75} />}
                onClick={() => void navigate({ to: '/records/$type/import', params })}
              >
                Import
              </Button>
              {exportOf(list.total, () => ({ kind: 'matching', query: list.shown, except: [] }), 'default')}
              <Button
                variant={isEmpty ? 'default' : 'filled'}
                leftSection={<IconPlus size={15} stroke={2} />}
                onClick={make}
              >
                New {type.name}
              </Button>
            </>
          )
        }
      />
      <RecordsToolbar
        type={type}
        search={search}
        inputRef={view.searchInput}
        columns={columns}
        filters={<FilterTools list={filter} count={count} />}
        onLeaveSearch={view.enterList}
      />
      <FilterBar list={filter} count={count} onEmpty={() => view.searchInput.current?.focus()} />
      <div className={classes.stage}>
        <div className={classes.list}>
          {list.error && <ErrorState what={type.plural} error={list.error} onRetry={list.refetch} />}
          {list.isPending && <SkeletonRows rows={16} label={`Loading ${type.plural}`} />}
          {isFound && list.total === 0 && problem !== null && <ErrorState what={type.plural} error={problem} />}
          {isEmpty && <NoRecords type={type} search={search} />}
          {list.total > 0 && !list.error && (
            <ListTable
              label={type.plural}
              list={list}
              nameOf={(row) => row.title}
              rows={view.rows}
              shown={columns.shown}
              columns={columns.all}
              layout={columns.layout}
              onLayout={columns.setLayout}
              onSort={view.sortBy}
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
              inBin={query.inBin}
              exporting={exportOf(ticks.count, () => toSelection(ticks.ticked, list.shown), 'subtle')}
              onSelectAll={ticks.all}
              onClear={ticks.clear}
              onDelete={view.deleteTicked}
              onRestore={view.restoreTicked}
            />
          )}
        </div>
        {building && <FilterBuilder list={filter} count={count} onClose={() => filterTool.set(null)} />}
      </div>
    </>
  );
}
