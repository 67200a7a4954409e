import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../../components/ErrorState';
import { SkeletonRows } from '../../../../components/SkeletonRows';
import type { ImportId } from '../../../../ipc';
import { importQuery } from '../../api';
import { ImportDetail } from '../../detail/ImportDetail';

/** What was made, with the ways on: the same that the import's own page shows later. */
export function DoneStep({ importId }: { importId: ImportId }) {
  const run = useQuery(importQuery(importId));
  if (run.isPending) return <SkeletonRows rows={8} label="Loading the import" />;
  if (run.isError) return <ErrorState what="The import" error={run.error} onRetry={() => void run.refetch()} />;
  return <ImportDetail run={run.data} />;
}
