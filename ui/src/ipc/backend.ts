import type * as t from './types';

export type OnProgress = (progress: t.Progress) => void;
export type Unlisten = () => void;

/** What the window tells the page without being asked. */
export interface Events {
  /** A write made these kinds of data stale. */
  changed: t.Changed;
  /** Files were dropped on the window. */
  filesDropped: { paths: string[] };
  /** Files are held over the window, or left it. */
  dragHover: { over: boolean };
  /** The window is to close while long work runs. */
  closeRequested: null;
}

/** Every command of the shell. Two things implement it: the shell itself and, outside production, the fake. */
export interface Backend {
  appState(): Promise<t.AppState>;
  createWorkspace(input: t.CreateWorkspace): Promise<t.WorkspaceInfo>;
  updateWorkspace(input: t.UpdateWorkspace): Promise<t.WorkspaceInfo>;
  workspaceInfo(): Promise<t.WorkspaceInfo>;

  listContacts(input: t.ListContacts): Promise<t.ContactPage>;
  locateContact(input: t.LocateContact): Promise<t.ContactPosition>;
  getContact(input: t.GetContact): Promise<t.ContactProfile>;
  createContact(input: t.CreateContact): Promise<t.ContactProfile>;
  updateContact(input: t.UpdateContact): Promise<t.ContactProfile>;
  deleteContacts(selection: t.Selection): Promise<t.ContactsChanged>;
  restoreContacts(selection: t.Selection): Promise<t.ContactsChanged>;
  undoOperation(input: t.UndoOperation): Promise<t.ContactsChanged>;
  getTimeline(input: t.GetTimeline): Promise<t.TimelinePage>;
  listContactSubmissions(input: t.ListContactSubmissions): Promise<t.SubmissionPage>;

  listBots(): Promise<t.BotSummary[]>;
  listUnmatched(input: t.PageRequest): Promise<t.UnmatchedPage>;
  linkSubmission(input: t.LinkSubmission): Promise<t.ContactsChanged>;
  listMatches(input: t.PageRequest): Promise<t.MatchPage>;
  acceptMatch(input: t.MatchInput): Promise<void>;
  splitMatch(input: t.MatchInput): Promise<t.ContactProfile>;

  pickImportFiles(): Promise<string[]>;
  stageImport(input: t.StageImport, onProgress: OnProgress): Promise<t.ImportDraft>;
  previewMapping(input: t.PreviewMapping): Promise<t.MappingPreview>;
  planImport(input: t.PlanImport, onProgress: OnProgress): Promise<t.ImportReport>;
  applyImport(input: t.ApplyImport, onProgress: OnProgress): Promise<t.ImportReport>;
  finishImport(input: t.ImportJob, onProgress: OnProgress): Promise<t.ImportReport>;
  discardDraft(input: t.ImportInput): Promise<void>;
  listImports(): Promise<t.ImportSummary[]>;
  getImport(input: t.ImportInput): Promise<t.ImportSummary>;
  getImportRows(input: t.GetImportRows): Promise<t.ImportRowPage>;
  saveRejects(input: t.ImportInput): Promise<t.ExportReport | null>;
  undoImport(input: t.ImportJob, onProgress: OnProgress): Promise<t.UndoReport>;

  exportContacts(input: t.ExportContacts, onProgress: OnProgress): Promise<t.ExportReport | null>;
  showInFolder(path: string): Promise<void>;
  cancelJob(job: string): Promise<void>;
  closeWindow(force: boolean): Promise<void>;

  listen<E extends keyof Events>(event: E, callback: (payload: Events[E]) => void): Unlisten;
}
