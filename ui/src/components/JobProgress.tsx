import { Progress as Bar, Button } from '@mantine/core';
import type { Progress, Stage } from '../ipc';
import { formatCount, formatSecondsLeft } from '../lib/format';
import classes from './JobProgress.module.css';

const STAGES: Record<Stage, string> = {
  reading: 'Reading',
  planning: 'Working out what changes',
  importing: 'Importing',
  undoing: 'Taking back',
  exporting: 'Exporting',
  changing: 'Changing',
};

interface JobProgressProps {
  progress: Progress | null;
  cancelling: boolean;
  onCancel: () => void;
  /** The verb on the button that stops it. */
  cancelLabel?: string;
}

/** How far long work is, how fast, how long it takes still, and the way to stop it. */
export function JobProgress({ progress, cancelling, onCancel, cancelLabel = 'Cancel' }: JobProgressProps) {
  const percent = progress?.total ? (progress.done / progress.total) * 100 : null;
  const details = progress
    ? [
        // While files are read, `done` counts bytes, which tell a person nothing.
        progress.stage !== 'reading' &&
          (progress.total === null
            ? formatCount(progress.done)
            : `${formatCount(progress.done)} of ${formatCount(progress.total)}`),
        progress.stage !== 'reading' && progress.perSecond > 0 && `${formatCount(progress.perSecond)} a second`,
        progress.secondsLeft !== null && formatSecondsLeft(progress.secondsLeft),
      ].filter(Boolean)
    : [];
  const stage = progress ? STAGES[progress.stage] : 'Starting';
  return (
    <div className={classes.root}>
      <div className={classes.line}>
        <span role="status" className={classes.stage}>
          {cancelling ? 'Stopping…' : `${stage}…`}
        </span>
        {percent !== null && <span className="numeric">{Math.floor(percent)} %</span>}
      </div>
      <Bar value={percent ?? 100} animated={percent === null} size="sm" aria-label={stage} />
      <div className={classes.line}>
        <span className={`${classes.details} numeric`}>{details.join(' · ')}</span>
        <Button variant="default" onClick={onCancel} disabled={cancelling} className={classes.cancel ?? ''}>
          {cancelLabel}
        </Button>
      </div>
    </div>
  );
}
