import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFileImport, IconPlus } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TruncatedText } from '../../components/TruncatedText';
import type { Filter } from '../../ipc';
import { ExportButton } from '../exports/ExportButton';
import { FilterBar } from '../filters/bar/FilterBar';
import { FilterBuilder } from '../filters/builder/FilterBuilder';
import { CountText } from '../filters/CountText';
import { KeepFilter } from '../filters/save/KeepFilter';
import { filterTool } from '../filters/tool';
import { useFilterProblem } from '../filters/useFilterProblem';
import { SegmentTitle } from '../segments/page/SegmentTitle';
import classes from './ContactsScreen.module.css';
import { ContactToolbar } from './ContactToolbar';
import { ListTable } from './ListTable';
import { NoContacts } from './NoContacts';
import { newContactDialog } from './newContact';
import { PeekPanel } from './PeekPanel';
import { SelectionBar } from './SelectionBar';
import { toSelection } from './selection';
import { useContactFilter } from './useContactFilter';
import { useContactsView } from './useContactsView';
import { useListQuery } from './useListQuery';

const route = getRouteApi('/contacts');

/** The list of contacts, or of the bin. */
export function ContactsScreen() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const query = useListQuery(search);
  const view = useContactsView(query, search);
  const { list, ticks, columns } = view;
  const { inBin } = list.shown;
  const chosen = () => toSelection(ticks.ticked, list.shown);
  const filter = useContactFilter(search);
  const count = (asked: Filter) => <CountText query={{ ...query, filter: asked }} />;
  const { segment } = filter;
  const building = filterTool.use()?.kind === 'builder' && filter.isReadable;
  // A filter that cannot be asked finds nobody, and the person is told why instead of being shown nobody.
  const problem = useFilterProblem(filter);
  const isFound = !list.isPending && !list.error;
  const isEmpty = isFound && list.total === 0 && problem === null;
  const mend = !building && filter.isReadable && problem !== null && (
    <Button variant="default" onClick={() => filterTool.set({ kind: 'builder' })}>
      Open the filter builder
    </Button>
  );

  return (
    <>
      <PageHeader
        title={segment ? <SegmentTitle segment={segment} /> : inBin ? 'Bin' : 'Contacts'}
        count={isFound ? list.total : undefined}
        aside={segment && <TruncatedText text={filter.isChanged ? 'Changed, not saved' : segment.summary} />}
        back={inBin ? { label: 'Contacts', onClick: () => void navigate({ to: '/contacts', search: {} }) } : undefined}
        actions={
          !inBin && (
            <>
              <Button
                variant="default"
                leftSection={<IconFileImport size={15} stroke={1.75} />}
                onClick={() => void navigate({ to: '/imports/new' })}
              >
                Import
              </Button>
              <ExportButton
                count={list.total}
                selection={() => ({ kind: 'matching', query: list.shown, except: [] })}
              />
              <Button
                variant={isEmpty ? 'default' : 'filled'}
                leftSection={<IconPlus size={15} stroke={2} />}
                onClick={() => newContactDialog.set(true)}
              >
                New contact
              </Button>
            </>
          )
        }
      />
      <ContactToolbar
        search={search}
        filter={filter}
        count={count}
        inputRef={view.searchInput}
        columns={columns}
        onLeaveSearch={view.enterList}
      />
      <FilterBar list={filter} count={count} onEmpty={() => view.searchInput.current?.focus()}>
        <KeepFilter list={filter} search={query.search} />
      </FilterBar>
      {segment?.problem && (
        <p className={classes.problem} role="alert">
          <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
          <span>{segment.problem}</span>
        </p>
      )}
      <div className={classes.stage}>
        <div className={classes.list}>
          {list.error && <ErrorState what="The contacts" error={list.error} onRetry={list.refetch} action={mend} />}
          {list.isPending && <SkeletonRows rows={16} label="Loading contacts" />}
          {isFound && list.total === 0 && problem !== null && (
            <ErrorState what="The contacts" error={problem} action={mend} />
          )}
          {isEmpty && <NoContacts search={search} />}
          {list.total > 0 && !list.error && (
            <ListTable
              label="Contacts"
              list={list}
              nameOf={(row) => row.displayName}
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
            <SelectionBar
              count={ticks.count}
              total={list.total}
              inBin={inBin}
              selection={chosen}
              onSelectAll={ticks.all}
              onClear={ticks.clear}
              onDelete={view.deleteTicked}
              onRestore={view.restoreTicked}
            />
          )}
        </div>
        {building && <FilterBuilder list={filter} count={count} onClose={() => filterTool.set(null)} />}
        {view.peeked && !building && (
          <PeekPanel contact={view.peeked} search={search} onOpen={view.openCursor} onClose={view.closePeek} />
        )}
      </div>
    </>
  );
}
