import { createStore } from './store';

/** Long work that runs now, whichever screen started it. */
export const runningJobs = createStore<readonly string[]>([]);

/** Notes that a job runs; the function returned notes its end. */
export function trackJob(job: string): () => void {
  runningJobs.set([...runningJobs.get(), job]);
  return () => runningJobs.set(runningJobs.get().filter((other) => other !== job));
}
