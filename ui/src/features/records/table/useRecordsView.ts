import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ipc, type RecordQuery, type RecordRow, type RecordSort, type RecordTypeInfo } from '../../../ipc';
import { useStored } from '../../../lib/useStored';
import { type ColumnLayout, isColumnLayout, shownColumns } from '../../contacts/columnLayout';
import { createListMemory } from '../../contacts/listMemory';
import { type ListView, useListView } from '../../contacts/useListView';
import { useMembers } from '../../team/api';
import { recordPageQuery } from '../api';
import { type RecordsSearch, toRecordQuery, withRecordSort } from '../search';
import { deleteRecords, nounsOf, restoreRecords } from '../verbs';
import { mendedLayout, type RecordColumn, type RecordColumns, recordColumns, usualLayout } from './columns';

/** Where the list of records was left. */
export const recordsPlace = createListMemory();

export interface RecordTableColumns {
  all: RecordColumns;
  shown: RecordColumn[];
  usual: ColumnLayout;
  layout: ColumnLayout;
  setLayout: (layout: ColumnLayout) => void;
}

export interface RecordsView extends ListView<RecordRow, RecordQuery> {
  query: RecordQuery;
  columns: RecordTableColumns;
  sortBy: (sort: RecordSort) => void;
}

const isStoredLayout = (value: unknown): value is ColumnLayout | null => value === null || isColumnLayout(value);

function useRecordColumns(type: RecordTypeInfo): RecordTableColumns {
  const members = useMembers();
  const [stored, setLayout] = useStored<ColumnLayout | null>(`records.columns.${type.id}`, null, isStoredLayout);
  const all = useMemo(() => recordColumns(type, members), [type, members]);
  const layout = useMemo(() => mendedLayout(stored, all), [stored, all]);
  const shown = useMemo(() => shownColumns(layout, all), [layout, all]);
  const usual = useMemo(() => usualLayout(all), [all]);
  return { all, shown, usual, layout, setLayout };
}

const fetchRows = async (query: RecordQuery, offset: number, limit: number) =>
  (await ipc.listRecords({ query, offset, limit })).records;

/** What a list of records holds together. */
export function useRecordsView(type: RecordTypeInfo, search: RecordsSearch): RecordsView {
  const navigate = useNavigate();
  const columns = useRecordColumns(type);
  const asked = JSON.stringify(toRecordQuery(search, type));
  // A type that is told anew, with another count of records, asks for the same list.
  const query = useMemo(() => JSON.parse(asked) as RecordQuery, [asked]);
  const wanted = useMemo(() => ({ query }), [query]);
  const params = { type: type.id };
  const view = useListView({
    wanted,
    pageQuery: recordPageQuery,
    fetchRows,
    ready: true,
    memory: recordsPlace,
    onOpen: (row) => void navigate({ to: '/records/$type/$id', params: { ...params, id: row.id }, search }),
    onDelete: (selection) => deleteRecords(selection, nounsOf(type)),
    onRestore: (selection) => restoreRecords(selection, nounsOf(type)),
  });
  return {
    ...view,
    query,
    columns,
    sortBy: (sort) =>
      void navigate({ to: '/records/$type', params, search: withRecordSort(search, sort), replace: true }),
  };
}
