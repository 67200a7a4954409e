import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Backend, Events, OnProgress } from './backend';
import { toIpcError } from './error';
import type { Progress } from './types';

type Args = Record<string, unknown>;

async function call<T>(command: string, args: Args = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw toIpcError(thrown);
  }
}

function callWithProgress<T>(command: string, input: object, onProgress: OnProgress): Promise<T> {
  const channel = new Channel<Progress>();
  channel.onmessage = onProgress;
  return call<T>(command, { input, onProgress: channel });
}

const EVENT_NAMES: Record<keyof Events, string> = {
  changed: 'changed',
  filesDropped: 'files_dropped',
  dragHover: 'drag_hover',
  closeRequested: 'close_requested',
};

/** The shell. The only code of the page that knows there is one. */
export const tauriBackend: Backend = {
  appState: () => call('app_state'),
  createWorkspace: (input) => call('create_workspace', { input }),
  updateWorkspace: (input) => call('update_workspace', { input }),
  workspaceInfo: () => call('workspace_info'),

  listContacts: (input) => call('list_contacts', { input }),
  locateContact: (input) => call('locate_contact', { input }),
  getContact: (input) => call('get_contact', { input }),
  createContact: (input) => call('create_contact', { input }),
  updateContact: (input) => call('update_contact', { input }),
  deleteContacts: (input) => call('delete_contacts', { input }),
  restoreContacts: (input) => call('restore_contacts', { input }),
  undoOperation: (input) => call('undo_operation', { input }),
  getTimeline: (input) => call('get_timeline', { input }),
  listContactSubmissions: (input) => call('list_contact_submissions', { input }),

  listBots: () => call('list_bots'),
  listUnmatched: (input) => call('list_unmatched', { input }),
  linkSubmission: (input) => call('link_submission', { input }),
  listMatches: (input) => call('list_matches', { input }),
  acceptMatch: (input) => call('accept_match', { input }),
  splitMatch: (input) => call('split_match', { input }),

  pickImportFiles: () => call('pick_import_files'),
  stageImport: (input, onProgress) => callWithProgress('stage_import', input, onProgress),
  previewMapping: (input) => call('preview_mapping', { input }),
  planImport: (input, onProgress) => callWithProgress('plan_import', input, onProgress),
  applyImport: (input, onProgress) => callWithProgress('apply_import', input, onProgress),
  finishImport: (input, onProgress) => callWithProgress('finish_import', input, onProgress),
  discardDraft: (input) => call('discard_draft', { input }),
  listImports: () => call('list_imports'),
  getImport: (input) => call('get_import', { input }),
  getImportRows: (input) => call('get_import_rows', { input }),
  saveRejects: (input) => call('save_rejects', { input }),
  undoImport: (input, onProgress) => callWithProgress('undo_import', input, onProgress),

  exportContacts: (input, onProgress) => callWithProgress('export_contacts', input, onProgress),
  showInFolder: (path) => call('show_in_folder', { path }),
  cancelJob: (job) => call('cancel_job', { job }),
  closeWindow: (force) => call('close_window', { force }),

  listen(event, callback) {
    const ready = listen<Events[typeof event]>(EVENT_NAMES[event], ({ payload }) => callback(payload));
    return () => {
      void ready.then((stop) => stop());
    };
  },
};
