import { Button } from '@mantine/core';
import { IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../../components/EmptyState';
import { SkeletonRows } from '../../../../components/SkeletonRows';
import { errorCopy } from '../../../../lib/errorCopy';
import { importQuery } from '../../api';
import { ImportDetail } from '../../detail/ImportDetail';
import type { WizardState } from '../machine';
import { plan } from '../run';
import classes from './Review.module.css';

/** The run was stopped or failed on its way. What was written stands, and can be finished or taken back. */
export function StoppedStep({ state }: { state: Extract<WizardState, { at: 'stopped' }> }) {
  const run = useQuery(importQuery(state.draft.id));
  if (run.isPending) return <SkeletonRows rows={6} label="Loading the import" />;
  const copy = state.failure.code === 'cancelled' ? null : errorCopy(state.failure);
  if (run.isError) {
    return (
      <EmptyState
        icon={IconPlayerPause}
        title={copy ? copy.message : 'The import was stopped.'}
        action={<Button onClick={() => void plan(state)}>Back to the review</Button>}
      >
        Nothing was written.
      </EmptyState>
    );
  }
  return (
    <div className={classes.review}>
      {copy && (
        <p className={classes.failure} role="alert">
          {copy.message} {copy.next}
        </p>
      )}
      <ImportDetail run={run.data} />
    </div>
  );
}
