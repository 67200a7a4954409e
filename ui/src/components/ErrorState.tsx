import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { toIpcError } from '../ipc';
import { errorCopy } from '../lib/errorCopy';
import classes from './EmptyState.module.css';

interface ErrorStateProps {
  error: unknown;
  /** What was to be shown, as in “The contacts could not be shown.” */
  what: string;
  onRetry?: (() => void) | undefined;
  /** Other ways on. */
  action?: ReactNode;
}

/** Fills the place of what could not be shown: what happened, that nothing was lost, and what to do next. */
export function ErrorState({ error, what, onRetry, action }: ErrorStateProps) {
  const copy = errorCopy(toIpcError(error));
  return (
    <div className={classes.root} role="alert">
      <div className={`${classes.icon} ${classes.bad}`} aria-hidden>
        <IconAlertTriangle size={22} stroke={1.5} />
      </div>
      <p className={classes.title}>{what} could not be shown.</p>
      <div className={classes.body}>
        {copy.message} {copy.next}
      </div>
      <div className={classes.action}>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
        {action}
      </div>
    </div>
  );
}
