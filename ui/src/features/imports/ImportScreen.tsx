import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { useShortcut } from '../../lib/shortcuts';
import { importQuery } from './api';
import { ImportDetail } from './detail/ImportDetail';
import classes from './Imports.module.css';

const route = getRouteApi('/imports/$id');

/** One import that ran. */
export function ImportScreen() {
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const run = useQuery(importQuery(id));
  const back = () => void navigate({ to: '/imports' });
  useShortcut('Escape', back);

  return (
    <div className={classes.screen}>
      <PageHeader title={run.data?.files.join(', ') ?? 'Import'} back={{ label: 'Imports', onClick: back }} />
      {run.isPending && <SkeletonRows rows={8} label="Loading the import" />}
      {run.isError && (
        <ErrorState
          what="This import"
          error={run.error}
          onRetry={() => void run.refetch()}
          action={<Button onClick={back}>Back to imports</Button>}
        />
      )}
      {run.data && <ImportDetail key={id} run={run.data} />}
    </div>
  );
}
