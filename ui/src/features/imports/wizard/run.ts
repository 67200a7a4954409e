// Drives the wizard: asks the core for each step and hands what it answers to the machine. The wizard's state lives
// outside the screen, so walking away and coming back finds it where it was.

import { toast, toastError } from '../../../components/toast';
import { type ImportDraft, ipc, newJob, type Progress, toIpcError } from '../../../ipc';
import { createStore } from '../../../lib/store';
import { runImportJob } from '../jobs';
import { briefPhrases } from '../sentences';
import { type Chosen, holdsDraft, questionAfter, reduce, start, type WizardEvent, type WizardState } from './machine';

const wizard = createStore<WizardState>(start);
/** How far reading or planning is; rows being written report to the job instead. */
const progress = createStore<Progress | null>(null);

/** Screens that show the wizard now: without one, the end of an import is told in a toast. */
let screens = 0;

/** Notes that the wizard is on screen. The function returned notes that it was left, which ends what is over. */
export function showWizard(): () => void {
  screens += 1;
  return () => {
    screens -= 1;
    const { at } = wizard.get();
    if (at === 'done' || at === 'stopped') send({ type: 'reset' });
  };
}

export function useWizard(): WizardState {
  return wizard.use();
}

export function useStepProgress(): Progress | null {
  return progress.use();
}

export function send(event: WizardEvent): void {
  wizard.set(reduce(wizard.get(), event));
}

/** Reads files into a draft, instead of those read before. */
export async function readFiles(paths: string[]): Promise<void> {
  const before = wizard.get();
  if (before.at === 'running' || paths.length === 0) return;
  forget(before);
  const job = newJob();
  progress.set(null);
  send({ type: 'read', paths, job });
  try {
    const draft = await ipc.stageImport({ paths, job }, (now) => report(job, now));
    if (isWaitingFor(job)) send({ type: 'readDone', job, draft });
    else discard(draft);
  } catch (thrown) {
    send({ type: 'readFailed', job, failure: toIpcError(thrown) });
  }
}

/** Opens the native dialog and adds what was chosen to the files there are. */
export async function chooseFiles(): Promise<void> {
  const chosen = await ipc.pickImportFiles();
  const kept = keptPaths(wizard.get());
  const added = chosen.filter((path) => !kept.includes(path));
  if (added.length > 0) await readFiles([...kept, ...added]);
}

/** Reads the files again without one of them; without any, the wizard starts over. */
export async function leaveOut(path: string): Promise<void> {
  const state = wizard.get();
  const rest = 'paths' in state ? state.paths.filter((each) => each !== path) : [];
  if (rest.length > 0) await readFiles(rest);
  else startOver();
}

/** Goes on from a question: to the next one, or to the plan. */
export async function goOn(step: 'files' | 'bot' | 'columns'): Promise<void> {
  const state = wizard.get();
  if (!holdsDraft(state)) return;
  const next = questionAfter(step, state.draft);
  if (next === 'plan') await plan(state);
  else send({ type: 'go', to: next });
}

/** Works out every row's outcome; nothing is written. */
export async function plan({ draft, settings }: Chosen): Promise<void> {
  const job = newJob();
  progress.set(null);
  send({ type: 'plan', job });
  try {
    const planned = await ipc.planImport({ import: draft.id, settings, job }, (now) => report(job, now));
    send({ type: 'planDone', job, report: planned });
  } catch (thrown) {
    send({ type: 'planFailed', job, failure: toIpcError(thrown) });
  }
}

/** Writes what was planned. */
export async function apply({ draft, settings }: Chosen): Promise<void> {
  const job = newJob();
  send({ type: 'apply', job });
  try {
    const done = await runImportJob(
      'import',
      draft.id,
      (name, onProgress) => ipc.applyImport({ import: draft.id, settings, job: name }, onProgress),
      job,
    );
    send({ type: 'applyDone', job, importId: done.import ?? draft.id });
    if (screens === 0) toast({ message: `Import finished: ${briefPhrases(done).join(', ')}` });
  } catch (thrown) {
    send({ type: 'applyFailed', job, failure: toIpcError(thrown) });
    if (screens === 0) toastError(thrown);
  }
}

/** Stops reading or planning. */
export function stopStep(): void {
  const state = wizard.get();
  if ('job' in state) void ipc.cancelJob(state.job);
}

/** Lets the draft go and begins anew. Rows that are being written go on being written. */
export function startOver(): void {
  const state = wizard.get();
  if (state.at === 'running') return;
  forget(state);
  send({ type: 'reset' });
}

// The file that was refused makes room for the one chosen in its place.
function keptPaths(state: WizardState): string[] {
  if (!('paths' in state)) return [];
  const refused = state.at === 'files' && state.status === 'refused' ? state.failure.details.path : null;
  return state.paths.filter((path) => path !== refused);
}

// What was staged takes room in the workspace until it is let go; what was applied is an import and stays.
function forget(state: WizardState): void {
  if ('status' in state && state.status === 'reading') void ipc.cancelJob(state.job);
  if (holdsDraft(state) && state.at !== 'running' && state.at !== 'stopped') discard(state.draft);
}

function discard(draft: ImportDraft): void {
  // A draft that cannot be let go now is let go when the workspace is opened next.
  ipc.discardDraft({ import: draft.id }).catch(() => undefined);
}

function isWaitingFor(job: string): boolean {
  const state = wizard.get();
  return 'job' in state && state.job === job;
}

function report(job: string, now: Progress): void {
  if (isWaitingFor(job)) progress.set(now);
}
