import { Channel } from '@tauri-apps/api/core';
import type { Backend, Events, OnProgress, ShortCommands } from './backend';
import { commands, events, type Progress } from './bindings';
import { toIpcError } from './error';

const {
  stageImport,
  planImport,
  applyImport,
  finishImport,
  undoImport,
  undoOperation,
  tagContacts,
  mergeTags,
  deleteTag,
  previewFieldChange,
  updateField,
  setField,
  exportContacts,
  createSegment,
  updateSegment,
  duplicateSegment,
  loadSegments,
  exportRecords,
  lookAtRecordFile,
  importRecords,
  applyRouting,
  ...shortCommands
} = commands;

type AnyCommand = (...args: never[]) => Promise<unknown>;

/** The command, with whatever it throws as an `IpcError`. */
function guarded<C extends AnyCommand>(command: C): C {
  const call = (...args: Parameters<C>) =>
    command(...args).catch((thrown: unknown) => {
      throw toIpcError(thrown);
    });
  return call as C;
}

/** Long work: its job goes beside its input, its progress through a channel. */
function long<Input extends object, Output>(
  command: (input: Input, job: string, progress: Channel<Progress>) => Promise<Output>,
) {
  const safe = guarded(command);
  return ({ job, ...input }: Input & { job: string }, onProgress: OnProgress): Promise<Output> => {
    const channel = new Channel<Progress>();
    channel.onmessage = onProgress;
    return safe(input as unknown as Input, job, channel);
  };
}

/** The shell. The only code of the page that knows there is one. */
export const tauriBackend: Backend = {
  ...(Object.fromEntries(
    Object.entries(shortCommands).map(([name, command]) => [name, guarded(command as AnyCommand)]),
  ) as unknown as ShortCommands),

  stageImport: long(stageImport),
  planImport: long(planImport),
  applyImport: long(applyImport),
  finishImport: long(finishImport),
  undoImport: long(undoImport),
  undoOperation: long(undoOperation),
  tagContacts: long(tagContacts),
  mergeTags: long(mergeTags),
  deleteTag: long(deleteTag),
  previewFieldChange: long(previewFieldChange),
  updateField: long(updateField),
  setField: long(setField),
  exportContacts: long(exportContacts),
  createSegment: long(createSegment),
  updateSegment: long(updateSegment),
  duplicateSegment: long(duplicateSegment),
  applyRouting: long(applyRouting),
  exportRecords: long(exportRecords),
  lookAtRecordFile: long(lookAtRecordFile),
  importRecords: long(importRecords),
  loadSegments: long((_input, job, progress) => loadSegments(job, progress)),

  listen<E extends keyof Events>(event: E, callback: (payload: Events[E]) => void) {
    const ready = events[event].listen(({ payload }) => callback(payload as Events[E]));
    return () => {
      void ready.then((stop) => stop());
    };
  },
};
