import { toast, toastError } from '../../components/toast';
import type { Selection } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { deleteContacts, restoreContacts, undoOperation } from './api';

/** Moves contacts to the bin and offers to take it back. Resolves to whether it was done. */
export async function moveToBin(selection: Selection): Promise<boolean> {
  try {
    const { count, operation } = await deleteContacts(selection);
    toast({
      message: `Moved ${formatCountOf(count, 'contact')} to the bin`,
      undo: operation ? undoOperation(operation) : undefined,
    });
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

/** Takes contacts out of the bin and offers to put them back. Resolves to whether it was done. */
export async function restoreFromBin(selection: Selection): Promise<boolean> {
  try {
    const { count, operation } = await restoreContacts(selection);
    toast({
      message: `Restored ${formatCountOf(count, 'contact')}`,
      undo: operation ? undoOperation(operation) : undefined,
    });
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}
