// The wizard as data: where it stands, what it holds there, and what each event makes of it. Nothing here talks to
// the core; `run.ts` does, and reports back with events that carry their job's id, so that the answer of a job that
// was abandoned changes nothing.

import type { ImportDraft, ImportId, ImportReport, ImportSettings, IpcError, Mapping } from '../../../ipc';
import { columnsWithOpenDates } from './columns/ambiguity';

export type Step = 'files' | 'bot' | 'columns' | 'review' | 'done';

/** What a person chose for a draft. */
export interface Chosen {
  draft: ImportDraft;
  paths: string[];
  settings: ImportSettings;
}

export type WizardState =
  | { at: 'files'; status: 'choosing' }
  | { at: 'files'; status: 'reading'; paths: string[]; job: string }
  | { at: 'files'; status: 'refused'; paths: string[]; failure: IpcError }
  | ({ at: 'files'; status: 'read' } & Chosen)
  | ({ at: 'bot' } & Chosen)
  | ({ at: 'columns' } & Chosen)
  | ({ at: 'review'; status: 'planning'; job: string } & Chosen)
  | ({ at: 'review'; status: 'refused'; failure: IpcError } & Chosen)
  | ({ at: 'review'; status: 'planned'; plan: string; report: ImportReport } & Chosen)
  | ({ at: 'running'; job: string; report: ImportReport } & Chosen)
  | ({ at: 'stopped'; failure: IpcError; report: ImportReport } & Chosen)
  | { at: 'done'; importId: string };

export type WizardEvent =
  | { type: 'read'; paths: string[]; job: string }
  | { type: 'readDone'; job: string; draft: ImportDraft }
  | { type: 'readFailed'; job: string; failure: IpcError }
  | { type: 'bot'; bot: string; flowApp: string }
  | { type: 'mapping'; mapping: Mapping }
  | { type: 'targets'; draft: ImportId; targets: Record<string, string> }
  | { type: 'go'; to: 'files' | 'bot' | 'columns' }
  | { type: 'plan'; job: string }
  | { type: 'planDone'; job: string; report: ImportReport }
  | { type: 'planFailed'; job: string; failure: IpcError }
  | { type: 'apply'; job: string }
  | { type: 'applyDone'; job: string; importId: string }
  | { type: 'applyFailed'; job: string; failure: IpcError }
  | { type: 'reset' };

export const start: WizardState = { at: 'files', status: 'choosing' };

export function reduce(state: WizardState, event: WizardEvent): WizardState {
  switch (event.type) {
    case 'reset':
      return start;
    case 'read':
      // Files dropped while rows are being written wait for nothing: they are simply not taken.
      return state.at === 'running' ? state : { at: 'files', status: 'reading', paths: event.paths, job: event.job };
    case 'readDone':
      if (!isReading(state, event.job)) return state;
      return {
        at: 'files',
        status: 'read',
        paths: state.paths,
        draft: event.draft,
        settings: firstSettings(event.draft),
      };
    case 'readFailed':
      if (!isReading(state, event.job)) return state;
      if (event.failure.code === 'cancelled') return start;
      return { at: 'files', status: 'refused', paths: state.paths, failure: event.failure };
    case 'bot':
      if (!holdsDraft(state) || state.at !== 'bot') return state;
      return {
        ...state,
        settings: { ...state.settings, bot: event.bot, flowApp: event.flowApp === '' ? null : event.flowApp },
      };
    case 'mapping':
      if (!holdsDraft(state) || state.at !== 'columns') return state;
      return { ...state, settings: { ...state.settings, mapping: event.mapping } };
    case 'targets':
      if (!holdsDraft(state) || state.at !== 'columns' || state.draft.id !== event.draft) return state;
      return { ...state, settings: withTargets(state, event.targets) };
    case 'go':
      if (!holdsDraft(state) || state.at === 'running' || state.at === 'stopped') return state;
      return goTo(event.to, state);
    case 'plan':
      if (!holdsDraft(state) || state.at === 'running' || state.at === 'stopped') return state;
      return { at: 'review', status: 'planning', job: event.job, ...chosen(state) };
    case 'planDone':
      if (!isPlanning(state, event.job)) return state;
      return { at: 'review', status: 'planned', plan: event.job, report: event.report, ...chosen(state) };
    case 'planFailed':
      if (!isPlanning(state, event.job)) return state;
      if (event.failure.code === 'cancelled') return backFromReview(state);
      return { at: 'review', status: 'refused', failure: event.failure, ...chosen(state) };
    case 'apply':
      if (state.at !== 'review' || state.status !== 'planned') return state;
      return { at: 'running', job: event.job, report: state.report, ...chosen(state) };
    case 'applyDone':
      if (state.at !== 'running' || state.job !== event.job) return state;
      return { at: 'done', importId: event.importId };
    case 'applyFailed':
      if (state.at !== 'running' || state.job !== event.job) return state;
      return { at: 'stopped', failure: event.failure, report: state.report, ...chosen(state) };
  }
}

/** Rows that name no bot have to be given one; people and bot definitions need none. */
export function asksForBot(draft: ImportDraft): boolean {
  return draft.kind === 'submissions' && !draft.rowsNameBot;
}

/** A file of bot definitions has no columns to send anywhere. */
export function hasColumns(draft: ImportDraft): boolean {
  return draft.kind !== 'bots' && draft.columns.length > 0;
}

/**
 * Columns are asked about unless an earlier import of the same headers, or a form tool whose export is known, has
 * answered already. Dates that read both ways are always asked about.
 */
export function asksForColumns(draft: ImportDraft): boolean {
  if (!hasColumns(draft)) return false;
  if (!draft.mapping.date_order && columnsWithOpenDates(draft, draft.mapping).length > 0) return true;
  return !draft.mappingKnown && !isKnownExport(draft);
}

/** Whether the columns are those of a known form tool, and none had to be guessed from its values. */
export function isKnownExport(draft: ImportDraft): boolean {
  const reasons = new Set(draft.columns.map((column) => column.reason));
  return reasons.has('known_export') && !reasons.has('type');
}

/** Where “Continue” leads from a step. */
export function questionAfter(step: 'files' | 'bot' | 'columns', draft: ImportDraft): 'bot' | 'columns' | 'plan' {
  if (step === 'files' && asksForBot(draft)) return 'bot';
  if (step !== 'columns' && asksForColumns(draft)) return 'columns';
  return 'plan';
}

/** Where “Back” leads from a step; the files step has none. */
export function questionBefore(step: 'bot' | 'columns' | 'review', draft: ImportDraft): 'files' | 'bot' | 'columns' {
  if (step === 'review' && hasColumns(draft)) return 'columns';
  if (step !== 'bot' && asksForBot(draft)) return 'bot';
  return 'files';
}

/** The step that the header marks. */
export function stepOf(state: WizardState): Step {
  if (state.at === 'running' || state.at === 'stopped') return 'review';
  return state.at;
}

export function holdsDraft(state: WizardState): state is WizardState & Chosen {
  return 'draft' in state;
}

/** What the draft suggests, as the settings a person starts from. */
export function firstSettings(draft: ImportDraft): ImportSettings {
  return {
    bot: asksForBot(draft) && draft.suggestedBot !== '' ? draft.suggestedBot : null,
    flowApp: null,
    mapping: {
      ...draft.mapping,
      columns: Object.fromEntries(draft.columns.map((column) => [column.header, column.target])),
    },
  };
}

function withTargets({ draft, settings }: Chosen, targets: Record<string, string>): ImportSettings {
  const mapping = settings.mapping ?? draft.mapping;
  return { ...settings, mapping: { ...mapping, columns: { ...mapping.columns, ...targets } } };
}

function chosen(state: Chosen): Chosen {
  return { draft: state.draft, paths: state.paths, settings: state.settings };
}

// Stopping the plan leads back to the last question, with every answer still there.
function backFromReview(state: Chosen): WizardState {
  return goTo(questionBefore('review', state.draft), state);
}

function goTo(step: 'files' | 'bot' | 'columns', state: Chosen): WizardState {
  return step === 'files' ? { at: 'files', status: 'read', ...chosen(state) } : { at: step, ...chosen(state) };
}

function isReading(state: WizardState, job: string): state is Extract<WizardState, { status: 'reading' }> {
  return state.at === 'files' && state.status === 'reading' && state.job === job;
}

function isPlanning(state: WizardState, job: string): state is Extract<WizardState, { status: 'planning' }> {
  return state.at === 'review' && state.status === 'planning' && state.job === job;
}
