import { useCallback, useRef, useState } from 'react';
import { toastError } from '../components/toast';
import { type IpcError, ipc, newJob, type OnProgress, type Progress, toIpcError } from '../ipc';
import { trackJob } from './runningJobs';
import { useIsShown } from './useIsShown';

export type JobState<T> =
  | { kind: 'idle' }
  | { kind: 'running'; progress: Progress | null; cancelling: boolean }
  | { kind: 'done'; result: T }
  | { kind: 'cancelled' }
  | { kind: 'failed'; error: IpcError };

export interface Job<T> {
  state: JobState<T>;
  /** Starts the work and resolves to its result, or to `null` where it was cancelled or failed; `state` says which. */
  start(run: (job: string, onProgress: OnProgress) => Promise<T>): Promise<T | null>;
  cancel(): void;
  reset(): void;
}

/** Long work with progress and cancel. The work goes on when the screen is left, and a failure is told then; closing the window asks first. */
export function useJob<T>(): Job<T> {
  const [state, setState] = useState<JobState<T>>({ kind: 'idle' });
  const current = useRef<string | null>(null);
  const isShown = useIsShown();

  const start = useCallback<Job<T>['start']>(
    async (run) => {
      const job = newJob();
      current.current = job;
      const isCurrent = () => current.current === job;
      setState({ kind: 'running', progress: null, cancelling: false });
      const untrack = trackJob(job);
      try {
        const result = await run(job, (progress) => {
          if (isCurrent()) setState((was) => (was.kind === 'running' ? { ...was, progress } : was));
        });
        if (isCurrent()) setState({ kind: 'done', result });
        return result;
      } catch (thrown) {
        const error = toIpcError(thrown);
        if (isCurrent()) setState(error.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error });
        // Where nobody looks at its state any more, it is told all the same.
        if (!isShown() && error.code !== 'cancelled') toastError(thrown);
        return null;
      } finally {
        untrack();
      }
    },
    [isShown],
  );

  const cancel = useCallback(() => {
    if (!current.current) return;
    setState((was) => (was.kind === 'running' ? { ...was, cancelling: true } : was));
    void ipc.cancelJob(current.current);
  }, []);

  const reset = useCallback(() => {
    current.current = null;
    setState({ kind: 'idle' });
  }, []);

  return { state, start, cancel, reset };
}
