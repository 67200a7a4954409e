// Whose fields are being set up: those of contacts, or of the records of a type.

import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { FieldId, FieldList, RecordTypeId } from '../../../ipc';
import { fieldsQuery } from '../api';

export interface FieldOwner {
  /** The record type whose records have the fields; nothing for contacts. */
  recordType: RecordTypeId | null;
  /** What has the fields: of one, and of many. */
  nouns: readonly [one: string, many: string];
  /** The field that says what a record is called: it can be neither put away nor deleted. */
  titleField: FieldId | null;
  /** Shows the fields as they will be before the core has said so. The function returned shows them as they were. */
  showAtOnce: (client: QueryClient, change: (list: FieldList) => FieldList) => () => void;
}

const CONTACTS: FieldOwner = {
  recordType: null,
  nouns: ['contact', 'contacts'],
  titleField: null,
  showAtOnce(client, change) {
    const { queryKey } = fieldsQuery;
    const before = client.getQueryData(queryKey);
    if (before) client.setQueryData(queryKey, change(before));
    return () => client.setQueryData(queryKey, before);
  },
};

const OwnerContext = createContext(CONTACTS);

/** Contacts without one. */
export const FieldOwnerProvider = OwnerContext.Provider;

export const useFieldOwner = () => useContext(OwnerContext);
