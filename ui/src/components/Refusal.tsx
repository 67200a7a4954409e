import { toIpcError } from '../ipc';
import { errorCopy } from '../lib/errorCopy';
import classes from './Refusal.module.css';

/** Why a list inside of something smaller than a screen could not be read, in a line, with the way to ask again. */
export function Refusal({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { message } = errorCopy(toIpcError(error));
  return (
    <p className={classes.refusal} role="alert">
      {message}{' '}
      <button type="button" className={classes.again} onClick={onRetry}>
        Try again
      </button>
    </p>
  );
}
