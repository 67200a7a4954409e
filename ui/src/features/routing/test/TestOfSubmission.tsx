import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { SubmissionId } from '../../../ipc';
import { routingTestQuery } from '../api';
import { TestResult } from './TestResult';

/** Where a submission’s card goes by the rules as they are now, and why. */
export function TestOfSubmission({ submission }: { submission: SubmissionId }) {
  const answer = useQuery(routingTestQuery({ submission, bot: null, answers: [], contact: [] }));
  if (answer.isPending) return <SkeletonRows rows={4} label="Trying the rules" />;
  if (answer.isError) {
    return <ErrorState what="The rules" error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  return <TestResult test={answer.data} />;
}
