import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type ContactRow, ipc, type ListQuery, type Sort } from '../../ipc';
import { contactPageQuery } from './api';
import { showsFields } from './columnLayout';
import { contactsPlace } from './listMemory';
import { type ContactsSearch, sortedField, withSort } from './search';
import { type TableColumns, useColumns } from './useColumns';
import { type ListView, useListView } from './useListView';
import { moveToBin, restoreFromBin } from './verbs';

export interface ContactsView extends ListView<ContactRow, ListQuery> {
  columns: TableColumns;
  sortBy: (sort: Sort) => void;
}

const fetchRows = async (query: ListQuery, offset: number, limit: number) =>
  (await ipc.listContacts({ query, offset, limit })).rows;

/** What the list of contacts holds together. */
export function useContactsView(query: ListQuery, search: ContactsSearch): ContactsView {
  const navigate = useNavigate();
  const columns = useColumns();
  const wanted = useMemo(() => ({ query, fields: columns.fields }), [query, columns.fields]);
  // An order by a field, or a column of one, that may be gone is asked for only once it is known to be there.
  const needsFields = sortedField(search) !== null || showsFields(columns.layout);
  const view = useListView({
    wanted,
    pageQuery: contactPageQuery,
    fetchRows,
    ready: columns.isSettled || !needsFields,
    memory: contactsPlace,
    onOpen: (row) => void navigate({ to: '/contacts/$id', params: { id: row.id }, search }),
    onDelete: moveToBin,
    onRestore: restoreFromBin,
  });
  return {
    ...view,
    columns,
    sortBy: (sort) => void navigate({ to: '/contacts', search: withSort(search, sort), replace: true }),
  };
}
