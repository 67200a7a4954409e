import { toast, toastError } from '../../components/toast';
import { ipc, type UpdateWorkspace } from '../../ipc';

const UNCHANGED: UpdateWorkspace = { name: null, region: null, timezone: null };

/** Saves one setting at once and says so; resolves to whether it was kept. */
export async function saveWorkspace(change: Partial<UpdateWorkspace>, what: string): Promise<boolean> {
  try {
    await ipc.updateWorkspace({ ...UNCHANGED, ...change });
    toast({ message: `${what} saved` });
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}
