import { useState } from 'react';
import { type IpcError, toIpcError } from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';

/** A form that is saved once at a time, and keeps what was refused in sight. */
export function useSaving(onDone: () => void) {
  const [isSaving, setSaving] = useState(false);
  const [error, setError] = useState<IpcError | null>(null);
  const copy = error && errorCopy(error);
  return {
    isSaving,
    error,
    /** Why it was refused, in words. */
    refusal: copy === null ? null : `${copy.message} ${copy.next}`.trim(),
    clear: () => setError(null),
    save: async (verb: () => Promise<unknown>) => {
      if (isSaving) return;
      setSaving(true);
      setError(null);
      try {
        await verb();
        onDone();
      } catch (thrown) {
        setError(toIpcError(thrown));
      } finally {
        setSaving(false);
      }
    },
  };
}
