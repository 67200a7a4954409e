import { JobProgress } from '../../../../components/JobProgress';
import { formatCountOf } from '../../../../lib/format';
import { stopImportJob, useJobOf } from '../../jobs';
import type { WizardState } from '../machine';
import { StepFrame } from '../StepFrame';
import classes from './Review.module.css';

/** Rows are being written. The screen may be left: the job is in the sidebar. */
export function RunningStep({ state }: { state: Extract<WizardState, { at: 'running' }> }) {
  const job = useJobOf(state.draft.id);
  const rows = state.report.rows - state.report.rejected;
  return (
    <StepFrame
      title={`Importing ${formatCountOf(rows, 'row')}`}
      hint="You can go on working meanwhile; its progress stays in the sidebar."
    >
      <div className={classes.progress}>
        <JobProgress
          progress={job?.progress ?? null}
          cancelling={job?.cancelling ?? false}
          onCancel={() => stopImportJob(state.job)}
          cancelLabel="Stop"
        />
      </div>
    </StepFrame>
  );
}
