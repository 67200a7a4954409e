import type { AppError, ErrorCode, ErrorDetails } from './bindings';

const NO_DETAILS: ErrorDetails = { field: null, existing: null, path: null };

/** What a command throws. Code decides what the screen does; the message is a whole sentence for the person. */
export class IpcError extends Error {
  override readonly name = 'IpcError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(wire: AppError) {
    super(wire.message);
    this.code = wire.code;
    this.details = wire.details;
  }
}

function isAppError(value: unknown): value is AppError {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value;
}

/** Whatever was thrown, as an `IpcError`; what nobody foresaw becomes `internal`. */
export function toIpcError(thrown: unknown): IpcError {
  if (thrown instanceof IpcError) return thrown;
  if (isAppError(thrown)) return new IpcError({ ...thrown, details: thrown.details ?? NO_DETAILS });
  return new IpcError({
    code: 'internal',
    message: thrown instanceof Error ? thrown.message : String(thrown),
    details: NO_DETAILS,
  });
}
