import { Progress as Bar, Loader, VisuallyHidden } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ipc, newJob, type OnProgress, type Progress } from '../ipc';
import { formatCount } from '../lib/format';
import { trackJob } from '../lib/runningJobs';
import { createStore, type Store } from '../lib/store';
import classes from './toast.module.css';

/** Work that is given a name, by which it can be stopped, and tells how far it is. What is never long needs neither. */
export type Work<T> = (job: string, onProgress: OnProgress) => Promise<T>;

/** Takes a change back. */
export type Undo = Work<unknown>;

interface Watched {
  progress: Progress | null;
  cancelling: boolean;
}

/** What is done sooner is told by its end alone. */
const QUICK_MS = 1000;

/**
 * Does what may be long: then it shows how far it is, under this verb, and can be stopped. Rejects as the work does. Work that first
 * asks the person for a file begins with its first progress.
 */
export async function watched<T>(verb: string, work: Work<T>, begins: 'now' | 'told' = 'now'): Promise<T> {
  const job = newJob();
  const state = createStore<Watched>({ progress: null, cancelling: false });
  const cancel = () => {
    state.set({ ...state.get(), cancelling: true });
    void ipc.cancelJob(job);
  };
  const untrack = trackJob(job);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const begin = () => {
    timer ??= setTimeout(() => show(job, verb, state, cancel), QUICK_MS);
  };
  if (begins === 'now') begin();
  try {
    return await work(job, (progress) => {
      begin();
      state.set({ ...state.get(), progress });
    });
  } finally {
    clearTimeout(timer);
    notifications.hide(job);
    untrack();
  }
}

function show(id: string, verb: string, state: Store<Watched>, onCancel: () => void): void {
  notifications.show({
    id,
    // What changes in it waits for its turn to be read out.
    role: 'status',
    autoClose: false,
    withBorder: false,
    withCloseButton: false,
    classNames: { root: classes.root ?? '', body: classes.body ?? '' },
    message: <WorkProgress verb={verb} state={state} onCancel={onCancel} />,
  });
}

interface WorkProgressProps {
  verb: string;
  state: Store<Watched>;
  onCancel: () => void;
}

function WorkProgress({ verb, state, onCancel }: WorkProgressProps) {
  const { progress, cancelling } = state.use();
  const total = progress?.total ?? null;
  const percent = progress && total ? Math.floor((progress.done / total) * 100) : null;
  return (
    <>
      <div className={classes.line}>
        <Loader size={14} color="gray" aria-hidden />
        <span className={classes.text}>
          {cancelling ? 'Stopping…' : `${verb}…`}
          {percent !== null && <VisuallyHidden>{` ${percent - (percent % 25)} %`}</VisuallyHidden>}
          {/* Read out in quarters, as above: every number would never end. */}
          <span className={`${classes.count} numeric`} aria-hidden>
            {progress && total && ` ${formatCount(progress.done)} of ${formatCount(total)}`}
          </span>
        </span>
        <span className={`${classes.percent} numeric`} aria-hidden>
          {percent !== null && `${percent} %`}
        </span>
        <button type="button" className={classes.action} onClick={onCancel} disabled={cancelling}>
          Cancel
        </button>
      </div>
      <Bar value={percent ?? 100} animated={percent === null} size="xs" aria-label={verb} aria-live="off" />
    </>
  );
}
