import type * as bindings from './bindings';

export type OnProgress = (progress: bindings.Progress) => void;
export type Unlisten = () => void;

/** Names long work, so that it can be cancelled. */
interface WithJob {
  job: string;
}

/** What the window tells the page without being asked. */
export interface Events {
  /** A write made these kinds of data stale. */
  changed: bindings.Changed;
  /** Files were dropped on the window. */
  filesDropped: bindings.FilesDropped;
  /** Files are held over the window, or left it. */
  dragHover: bindings.DragHover;
  /** The window is to close while long work runs. */
  closeRequested: bindings.CloseRequested;
}

/** Long work, with its progress in place of the shell's channel. */
interface LongCommands {
  stageImport(input: bindings.StageImport & WithJob, onProgress: OnProgress): Promise<bindings.ImportDraft>;
  planImport(input: bindings.RunImport & WithJob, onProgress: OnProgress): Promise<bindings.ImportReport>;
  applyImport(input: bindings.RunImport & WithJob, onProgress: OnProgress): Promise<bindings.ImportReport>;
  finishImport(input: bindings.GetImport & WithJob, onProgress: OnProgress): Promise<bindings.ImportReport>;
  undoImport(input: bindings.GetImport & WithJob, onProgress: OnProgress): Promise<bindings.UndoReport>;
  undoOperation(input: bindings.UndoOperation & WithJob, onProgress: OnProgress): Promise<bindings.ContactsChanged>;
  tagContacts(input: bindings.TagContacts & WithJob, onProgress: OnProgress): Promise<bindings.ContactsChanged>;
  mergeTags(input: bindings.MergeTags & WithJob, onProgress: OnProgress): Promise<bindings.ContactsChanged>;
  deleteTag(input: bindings.GetTag & WithJob, onProgress: OnProgress): Promise<bindings.ContactsChanged>;
  previewFieldChange(
    input: bindings.UpdateField & WithJob,
    onProgress: OnProgress,
  ): Promise<bindings.FieldChangePreview>;
  updateField(input: bindings.UpdateField & WithJob, onProgress: OnProgress): Promise<bindings.FieldSaved>;
  setField(input: bindings.SetField & WithJob, onProgress: OnProgress): Promise<bindings.ContactsChanged>;
  exportContacts(
    input: bindings.ExportContacts & WithJob,
    onProgress: OnProgress,
  ): Promise<bindings.ExportReport | null>;
  createSegment(input: bindings.CreateSegment & WithJob, onProgress: OnProgress): Promise<bindings.SegmentSaved>;
  updateSegment(input: bindings.UpdateSegment & WithJob, onProgress: OnProgress): Promise<bindings.SegmentSaved>;
  duplicateSegment(input: bindings.GetSegment & WithJob, onProgress: OnProgress): Promise<bindings.SegmentSaved>;
  applyRouting(input: bindings.RouteSubmissions & WithJob, onProgress: OnProgress): Promise<bindings.RoutingApplied>;
  exportRecords(input: bindings.ExportRecords & WithJob, onProgress: OnProgress): Promise<bindings.ExportReport | null>;
  lookAtRecordFile(input: bindings.LookAtRecordFile & WithJob, onProgress: OnProgress): Promise<bindings.RecordFile>;
  importRecords(input: bindings.ImportRecords & WithJob, onProgress: OnProgress): Promise<bindings.RecordImportReport>;
  loadSegments(input: WithJob, onProgress: OnProgress): Promise<bindings.SegmentsLoaded | null>;
}

/** Commands that the shell answers at once. */
export type ShortCommands = Omit<typeof bindings.commands, keyof LongCommands>;

/** Every command of the shell. Two things implement it: the shell itself and, outside production, the fake. */
export interface Backend extends ShortCommands, LongCommands {
  listen<E extends keyof Events>(event: E, callback: (payload: Events[E]) => void): Unlisten;
}
