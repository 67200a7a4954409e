import { Button } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { useState } from 'react';
import { ErrorState } from '../../../../components/ErrorState';
import { JobProgress } from '../../../../components/JobProgress';
import type { RowFilter } from '../../../../ipc';
import { formatCountOf } from '../../../../lib/format';
import { RowsByOutcome } from '../../rows/RowsByOutcome';
import { importButton, makesSentence } from '../../sentences';
import { questionBefore, type WizardState } from '../machine';
import { apply, plan, send, stopStep, useStepProgress } from '../run';
import { StepFrame } from '../StepFrame';
import { Warnings } from '../Warnings';
import { Notices } from './Notices';
import { PlanSentence } from './PlanSentence';
import classes from './Review.module.css';

type Reviewing = Extract<WizardState, { at: 'review' }>;

/** What the import would do, before it does it. */
export function ReviewStep({ state }: { state: Reviewing }) {
  const progress = useStepProgress();
  switch (state.status) {
    case 'planning':
      return (
        <StepFrame title="Working out what would change" hint="Nothing is written yet.">
          <div className={classes.progress}>
            <JobProgress progress={progress} cancelling={false} onCancel={stopStep} />
          </div>
        </StepFrame>
      );
    case 'refused':
      return (
        <ErrorState
          what="What the import would do"
          error={state.failure}
          onRetry={() => void plan(state)}
          action={<BackButton state={state} />}
        />
      );
    case 'planned':
      return <Planned state={state} />;
  }
}

function Planned({ state }: { state: Extract<Reviewing, { status: 'planned' }> }) {
  const { draft, report } = state;
  const [filter, setFilter] = useState<RowFilter>('all');
  const makes = makesSentence(report);
  const nothing = report.kind !== 'bots' && report.rows === report.rejected;
  return (
    <div className={classes.review}>
      <div className={classes.head}>
        <PlanSentence report={report} draft={draft} filter={filter} onFilter={setFilter} />
        {makes && (
          <p className={classes.makes}>
            <IconLayoutKanban size={15} stroke={1.75} aria-hidden />
            <span className="numeric">{makes}</span>
          </p>
        )}
        <Notices draft={draft} report={report} onLook={() => setFilter('check')} />
        <Warnings warnings={report.warnings} />
      </div>
      <div className={classes.rows}>
        {report.rows > 0 && (
          <RowsByOutcome
            importId={draft.id}
            plan={state.plan}
            report={report}
            manyFiles={draft.files.length > 1}
            filter={filter}
            onFilter={setFilter}
          />
        )}
      </div>
      <div className={classes.footer}>
        <BackButton state={state} />
        {nothing ? (
          <span className={classes.nothing}>None of the {formatCountOf(report.rows, 'row')} can be imported.</span>
        ) : (
          <Button className={classes.go} onClick={() => void apply(state)}>
            {importButton(report, draft.botsDefined.length)}
          </Button>
        )}
      </div>
    </div>
  );
}

function BackButton({ state }: { state: Reviewing }) {
  return (
    <Button variant="default" onClick={() => send({ type: 'go', to: questionBefore('review', state.draft) })}>
      Back
    </Button>
  );
}
