import { toast, toastError } from '../../components/toast';
import type { OperationId } from '../../ipc';
import { undoOperation } from '../contacts/api';

/** Runs a verb and says what failed; resolves to what it answered, or to nothing. */
export async function attempt<T>(verb: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verb();
  } catch (thrown) {
    toastError(thrown);
    return undefined;
  }
}

interface Action {
  label: string;
  onClick: () => void;
}

/** Says what was done and offers to take it back; what changed nothing says nothing. */
export function said(message: string, operation: OperationId | null, action?: Action): void {
  if (operation !== null) toast({ message, undo: undoOperation(operation), action });
}
