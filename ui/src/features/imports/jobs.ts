// Imports that are being written, finished or taken back. They live outside every screen: a person may walk away while
// one runs, and finds its progress in the sidebar and on its own page.

import { type ImportId, ipc, newJob, type OnProgress, type Progress } from '../../ipc';
import { trackJob } from '../../lib/runningJobs';
import { createStore } from '../../lib/store';

export type JobKind = 'import' | 'finish' | 'undo';

export interface ImportJobState {
  job: string;
  kind: JobKind;
  importId: ImportId;
  progress: Progress | null;
  cancelling: boolean;
}

const jobs = createStore<readonly ImportJobState[]>([]);

/** Every import job that runs now, the oldest first. */
export function useImportJobs(): readonly ImportJobState[] {
  return jobs.use();
}

/** The job that works on an import now, if one does. */
export function useJobOf(importId: ImportId | null): ImportJobState | null {
  return jobs.use().find((each) => each.importId === importId) ?? null;
}

/** Runs work on an import where every screen can see it. Rejects as the work does. */
export async function runImportJob<T>(
  kind: JobKind,
  importId: ImportId,
  work: (job: string, onProgress: OnProgress) => Promise<T>,
  job: string = newJob(),
): Promise<T> {
  const untrack = trackJob(job);
  jobs.set([...jobs.get(), { job, kind, importId, progress: null, cancelling: false }]);
  try {
    return await work(job, (progress) => change(job, { progress }));
  } finally {
    untrack();
    jobs.set(jobs.get().filter((each) => each.job !== job));
  }
}

/** Asks a job to stop at its next safe place. */
export function stopImportJob(job: string): void {
  change(job, { cancelling: true });
  void ipc.cancelJob(job);
}

function change(job: string, values: Partial<ImportJobState>): void {
  jobs.set(jobs.get().map((each) => (each.job === job ? { ...each, ...values } : each)));
}
