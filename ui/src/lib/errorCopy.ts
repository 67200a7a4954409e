import type { ErrorCode, IpcError } from '../ipc';

interface ErrorCopy {
  /** What happened. */
  message: string;
  /** What to do next; may be empty where the message says it. */
  next: string;
}

const NEXT: Record<ErrorCode, string> = {
  not_found: 'It may have been deleted or undone meanwhile.',
  duplicate: 'Open that contact, or use another address or number.',
  invalid: 'Correct it and try again.',
  conflict: '',
  forbidden: 'Nothing was changed.',
  file_unreadable: 'Nothing was changed.',
  file_unwritable: 'Nothing was lost; choose another place and try again.',
  newer_database: 'Your data is untouched.',
  damaged: 'Make a copy of the file before you try anything else.',
  busy: 'Nothing was lost.',
  disk_full: '',
  cancelled: '',
  internal: 'Nothing was lost. Try again; if it comes back, restart the app.',
};

/** The sentences for a failure. The core writes the message; the code decides the way on. */
export function errorCopy(error: IpcError): ErrorCopy {
  return { message: error.message, next: NEXT[error.code] };
}
