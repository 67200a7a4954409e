import { useEffect } from 'react';
import { confirm } from '../components/confirm';
import { ipc, onCloseRequested } from '../ipc';

/** Asks before the window closes on long work. The shell asks for this only while some runs. */
export function CloseGuard() {
  useEffect(
    () =>
      onCloseRequested(async () => {
        const stop = await confirm({
          title: 'Close while work is running?',
          body: 'Something is still being imported or exported. If you close now it stops at a safe place: nothing is half-done, and an import can be finished later under Imports.',
          action: 'Stop and close',
          cancel: 'Keep working',
          tone: 'danger',
        });
        if (stop) await ipc.closeWindow(true);
      }),
    [],
  );
  return null;
}
