import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Undo } from '../../components/toast';
import {
  type ContactRow,
  type CreateContact,
  type FieldId,
  ipc,
  type ListQuery,
  type OperationId,
  type Selection,
} from '../../ipc';
import { PAGE_ROWS, type PageQuery } from './useRowPages';

/** What rows are wanted: which contacts in which order, and the custom fields that they are to carry. */
export interface RowsWanted {
  query: ListQuery;
  fields: readonly FieldId[];
}

/** One page of a list, with the exact size of the list. */
export function contactPageQuery({ query, fields }: RowsWanted, page: number): PageQuery<ContactRow> {
  return {
    queryKey: ['contacts', 'page', query, fields, page],
    queryFn: () =>
      ipc.listContacts({
        query,
        offset: page * PAGE_ROWS,
        limit: PAGE_ROWS,
        ...(fields.length > 0 ? { fields: [...fields] } : {}),
      }),
    meta: { tags: fields.length > 0 ? ['contacts', 'fields'] : ['contacts'] },
    gcTime: 2 * 60_000,
  };
}

/** The first few people that a search finds, best by name. */
export function contactsFoundQuery(search: string, limit = 7) {
  return queryOptions({
    queryKey: ['contacts', 'found', search, limit],
    queryFn: () =>
      ipc.listContacts({
        query: { search, sort: { field: 'name', descending: false }, inBin: false },
        offset: 0,
        limit,
      }),
    meta: { tags: ['contacts'] },
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/** One contact with all that stands at the left of its profile. */
export function contactQuery(contact: string) {
  return queryOptions({
    queryKey: ['contacts', 'profile', contact],
    queryFn: () => ipc.getContact({ contact }),
    meta: { tags: ['contacts', 'submissions', 'notes', 'boards', 'records', 'segments'] },
  });
}

export const createContact = (input: CreateContact) => ipc.createContact(input);
export const deleteContacts = (selection: Selection) => ipc.deleteContacts(selection);
export const restoreContacts = (selection: Selection) => ipc.restoreContacts(selection);
/** What takes a change back. It can be long: it has a job and tells how far it is. */
export const undoOperation =
  (operation: OperationId): Undo =>
  (job, onProgress) =>
    ipc.undoOperation({ operation, job }, onProgress);
