// What is done to records, said and offered to be taken back.

import { toast, toastError } from '../../components/toast';
import {
  type IpcError,
  ipc,
  type OperationId,
  type RecordRoleId,
  type RecordSelection,
  type RecordTypeInfo,
  toIpcError,
} from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { undoOperation } from '../contacts/api';

/** What records of a type are called in sentences: one, and many. */
export const nounsOf = ({ name, plural }: Pick<RecordTypeInfo, 'name' | 'plural'>) => [name, plural] as const;

/** Says what was done and offers to take it back. Nothing where nothing was done. */
export function said(message: string, operation: OperationId | null): void {
  if (operation !== null) toast({ message, undo: undoOperation(operation) });
}

/** Does it and says so; says why not where it fails. Resolves to whether it was done. */
export async function tried<T extends { operation: OperationId | null }>(
  verb: () => Promise<T>,
  message: (done: T) => string,
): Promise<boolean> {
  try {
    const done = await verb();
    said(message(done), done.operation);
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

/** The same, but for a form that shows the refusal itself. Resolves to it, or to nothing. */
export async function triedInForm<T extends { operation: OperationId | null }>(
  verb: () => Promise<T>,
  message: (done: T) => string,
): Promise<IpcError | null> {
  try {
    const done = await verb();
    said(message(done), done.operation);
    return null;
  } catch (thrown) {
    return toIpcError(thrown);
  }
}

export function deleteRecords(selection: RecordSelection, nouns: readonly [string, string]): Promise<boolean> {
  return tried(
    () => ipc.deleteRecords(selection),
    ({ count }) => `Moved ${formatCountOf(count, ...nouns)} to the bin`,
  );
}

export function restoreRecords(selection: RecordSelection, nouns: readonly [string, string]): Promise<boolean> {
  return tried(
    () => ipc.restoreRecords(selection),
    ({ count }) => `Restored ${formatCountOf(count, ...nouns)}`,
  );
}

/** Who is linked to what, for the words of a toast. */
interface LinkWords {
  contact: string;
  title: string;
}

export function unlinkRecord(link: string, { contact, title }: LinkWords): Promise<boolean> {
  return tried(
    () => ipc.unlinkRecord({ link }),
    () => `Unlinked ${contact} from ${title}`,
  );
}

export function changeRole(link: string, role: RecordRoleId | null, { contact, title }: LinkWords): Promise<boolean> {
  return tried(
    () => ipc.updateRecordLink({ link, role }),
    ({ link: now }) =>
      now.role ? `${contact} is ${now.role.name} of ${title} now` : `${contact} has no role on ${title} now`,
  );
}
