/** The words that cross the boundary, one to one with the core's `types.rs` files. Ids are UUIDs, times RFC 3339 UTC. */

export type ContactId = string;
export type SubmissionId = string;
export type MemberId = string;
export type ImportId = string;
export type OperationId = string;
export type BotId = string;
export type MatchId = string;

export type Role = 'owner' | 'admin' | 'member';

export interface Member {
  id: MemberId;
  name: string;
  email: string;
  role: Role;
}

export interface WorkspaceInfo {
  name: string;
  region: string;
  timezone: string;
  path: string;
  member: Member;
  contactCount: number;
  binCount: number;
  unmatchedCount: number;
  checkCount: number;
  createdAt: string;
}

export interface CreateWorkspace {
  name: string;
  region: string;
  timezone: string;
  memberName: string;
  memberEmail: string;
  withSample: boolean;
}

export interface UpdateWorkspace {
  name: string | null;
  region: string | null;
  timezone: string | null;
  memberName: string | null;
  memberEmail: string | null;
}

export interface Region {
  code: string;
  name: string;
}

export interface AppState {
  workspace: WorkspaceInfo | null;
  problem: { path: string; error: WireError } | null;
  suggestedName: string;
  suggestedRegion: string;
  suggestedTimezone: string;
  regions: Region[];
  timezones: string[];
  version: string;
  defaultPath: string;
}

export type SortField =
  | 'name'
  | 'first_name'
  | 'last_name'
  | 'email'
  | 'phone'
  | 'source'
  | 'created_at'
  | 'updated_at'
  | 'last_activity_at'
  | 'submission_count';

export interface Sort {
  field: SortField;
  descending: boolean;
}

export interface ListQuery {
  search: string;
  sort: Sort;
  inBin: boolean;
}

export interface ListContacts {
  query: ListQuery;
  offset: number;
  limit: number;
}

export interface ContactRow {
  id: ContactId;
  displayName: string;
  firstName: string;
  lastName: string;
  email: string | null;
  emailCount: number;
  phone: string | null;
  phoneDisplay: string | null;
  phoneCount: number;
  tags: string[];
  source: string;
  submissionCount: number;
  createdAt: string;
  updatedAt: string;
  lastActivityAt: string;
}

export interface ContactPage {
  total: number;
  offset: number;
  rows: ContactRow[];
}

export interface LocateContact {
  query: ListQuery;
  contact: ContactId;
}

export interface ContactPosition {
  position: number | null;
  total: number;
  previous: ContactId | null;
  next: ContactId | null;
}

export interface ContactEmail {
  address: string;
  isPrimary: boolean;
}

export interface ContactPhone {
  number: string;
  display: string;
  isPrimary: boolean;
}

export interface ContactProfile extends ContactRow {
  emails: ContactEmail[];
  phones: ContactPhone[];
  deletedAt: string | null;
  submissionTotal: number;
}

export interface GetContact {
  contact: ContactId;
}

export interface CreateContact {
  firstName: string;
  lastName: string;
  emails: string[];
  phones: string[];
  source: string;
}

export interface ContactPatch {
  firstName: string | null;
  lastName: string | null;
  emails: string[] | null;
  phones: string[] | null;
  source: string | null;
}

export interface UpdateContact {
  contact: ContactId;
  patch: ContactPatch;
}

export type Selection = { kind: 'ids'; ids: ContactId[] } | { kind: 'matching'; query: ListQuery; except: ContactId[] };

export interface ContactsChanged {
  count: number;
  operation: OperationId | null;
}

export interface UndoOperation {
  operation: OperationId;
}

export type ActivityKind =
  | 'contact.created'
  | 'contact.updated'
  | 'contact.split'
  | 'contact.deleted'
  | 'contact.restored'
  | 'submission.started'
  | 'submission.completed'
  | 'submission.linked';

export type Actor =
  | { kind: 'member'; name: string }
  | { kind: 'bot'; name: string }
  | { kind: 'import'; id: string; files: string };

export interface FieldChange {
  field: string;
  old: string;
  new: string;
}

export interface SubmissionRef {
  id: SubmissionId;
  bot: string;
  isTest: boolean;
}

export interface TimelineEntry {
  id: string;
  kind: ActivityKind;
  at: string;
  actor: Actor;
  changes: FieldChange[];
  submission: SubmissionRef | null;
  note: string | null;
}

export interface GetTimeline {
  contact: ContactId;
  cursor: string | null;
  limit: number;
}

export interface TimelinePage {
  entries: TimelineEntry[];
  nextCursor: string | null;
}

export type SubmissionStatus = 'incomplete' | 'completed';

export interface Answer {
  name: string;
  label: string;
  text: string;
}

export interface Message {
  fromBot: boolean;
  text: string;
  at: string | null;
}

export interface SubmissionDetail {
  id: SubmissionId;
  externalId: string | null;
  bot: string;
  status: SubmissionStatus;
  isTest: boolean;
  startedAt: string | null;
  completedAt: string | null;
  at: string;
  summary: string | null;
  answers: Answer[];
  transcript: Message[];
  file: string | null;
}

export interface ListContactSubmissions {
  contact: ContactId;
  offset: number;
  limit: number;
}

export interface SubmissionPage {
  total: number;
  submissions: SubmissionDetail[];
}

export interface BotSummary {
  id: BotId;
  name: string;
  flowApp: string;
  submissionCount: number;
}

export interface PageRequest {
  offset: number;
  limit: number;
}

export interface UnmatchedSubmission {
  id: SubmissionId;
  bot: string;
  at: string;
  status: SubmissionStatus;
  preview: Answer[];
}

export interface UnmatchedPage {
  total: number;
  submissions: UnmatchedSubmission[];
}

export interface LinkSubmission {
  submission: SubmissionId;
  contact: ContactId;
}

export type MatchReason = 'names_disagree' | 'new_email' | 'email_and_phone_differ';

export interface MatchToCheck {
  id: MatchId;
  reasons: MatchReason[];
  contact: ContactId;
  contactName: string;
  other: ContactId | null;
  otherName: string | null;
  submission: SubmissionId;
  bot: string;
  givenName: string;
  givenEmail: string;
  givenPhone: string;
  at: string;
}

export interface MatchPage {
  total: number;
  matches: MatchToCheck[];
}

export interface MatchInput {
  matchId: MatchId;
}

/** A target's word in `MAP.json`, such as `email`, `answer` or `field:budget`. */
export type Target = string;
export type DateOrder = 'dmy' | 'mdy' | 'ymd';
export type TagsMode = 'add' | 'replace';
export type MappingReason = 'chosen' | 'saved' | 'known_export' | 'label' | 'type' | 'unknown';

export interface Mapping {
  columns: Record<string, Target>;
  date_order: DateOrder | null;
  decimal: string | null;
  tags: TagsMode;
}

export type ImportKind = 'submissions' | 'contacts' | 'bots';
export type FileFormat = 'csv' | 'json' | 'json_lines' | 'xlsx' | 'ods';

export interface DraftFile {
  name: string;
  format: FileFormat;
  recognisedAs: string;
  rows: number;
  unreadable: number;
}

export interface DraftColumn {
  header: string;
  label: string;
  samples: string[];
  filled: number;
  target: Target;
  reason: MappingReason;
  /** Its dates can be read as day-month and as month-day: a person should say. */
  ambiguousDates: boolean;
}

export interface ImportDraft {
  id: ImportId;
  files: DraftFile[];
  kind: ImportKind;
  rows: number;
  columns: DraftColumn[];
  mappingKnown: boolean;
  mapping: Mapping;
  rowsNameBot: boolean;
  suggestedBot: string;
  botsDefined: string[];
  warnings: string[];
}

export interface ImportSettings {
  bot: string | null;
  flowApp: string | null;
  mapping: Mapping | null;
}

export interface StageImport {
  paths: string[];
  job: string;
}

export interface PreviewMapping {
  import: ImportId;
  settings: ImportSettings;
}

export interface MappingPreview {
  rows: number;
  withEmail: number;
  withPhone: number;
  withName: number;
  problems: string[];
}

export interface PlanImport {
  import: ImportId;
  settings: ImportSettings;
  job: string;
}

export type ApplyImport = PlanImport;

export interface ImportJob {
  import: ImportId;
  job: string;
}

export interface ImportInput {
  import: ImportId;
}

export interface SubmissionCounts {
  created: number;
  updated: number;
  unchanged: number;
}

export interface ContactCounts {
  created: number;
  updated: number;
  matched: number;
  unchanged: number;
}

export interface ImportReport {
  import: ImportId | null;
  kind: ImportKind;
  rows: number;
  submissions: SubmissionCounts;
  contacts: ContactCounts;
  unmatched: number;
  rejected: number;
  tests: number;
  checks: number;
  warnings: string[];
}

export type RowOutcome = 'created' | 'updated' | 'unchanged' | 'rejected';
export type ContactOutcome = 'created' | 'matched' | 'unmatched' | 'none';
export type RowFilter = 'all' | 'new_contact' | 'matched_contact' | 'unchanged' | 'unmatched' | 'rejected' | 'check';

export interface GetImportRows {
  import: ImportId;
  filter: RowFilter;
  offset: number;
  limit: number;
}

export interface ImportRow {
  file: string;
  number: number;
  outcome: RowOutcome;
  contactOutcome: ContactOutcome;
  who: string;
  contact: ContactId | null;
  submission: SubmissionId | null;
  changes: FieldChange[];
  reason: string | null;
}

export interface ImportRowPage {
  total: number;
  rows: ImportRow[];
}

export type ImportState = 'applying' | 'applied' | 'undone';

export interface ImportSummary {
  import: ImportId;
  files: string[];
  at: string;
  member: string;
  state: ImportState;
  canFinish: boolean;
  report: ImportReport;
}

export interface KeptContact {
  contact: ContactId;
  name: string;
  reason: string;
}

export interface UndoReport {
  submissionsRemoved: number;
  contactsRemoved: number;
  contactsRestored: number;
  kept: KeptContact[];
}

export type Delimiter = 'comma' | 'semicolon' | 'tab' | 'pipe';

export interface CsvOptions {
  delimiter: Delimiter;
  bom: boolean;
  keys: boolean;
}

export interface ExportContacts {
  selection: Selection;
  options: CsvOptions;
  job: string;
}

export interface ExportReport {
  path: string;
  rows: number;
}

export type Stage = 'reading' | 'planning' | 'importing' | 'undoing' | 'exporting';

export interface Progress {
  stage: Stage;
  done: number;
  total: number | null;
  perSecond: number;
  secondsLeft: number | null;
}

export type Tag = 'workspace' | 'contacts' | 'imports' | 'submissions' | 'matches';

export interface Changed {
  tags: Tag[];
  external: boolean;
}

export type ErrorCode =
  | 'not_found'
  | 'duplicate'
  | 'invalid'
  | 'conflict'
  | 'file_unreadable'
  | 'file_unwritable'
  | 'newer_database'
  | 'damaged'
  | 'busy'
  | 'disk_full'
  | 'cancelled'
  | 'internal';

export interface ErrorDetails {
  field: string | null;
  existing: string | null;
  path: string | null;
}

export interface WireError {
  code: ErrorCode;
  message: string;
  details: ErrorDetails;
}
