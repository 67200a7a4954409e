import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { importsQuery } from './api';
import { ImportList } from './ImportList';
import classes from './Imports.module.css';

/** Every import that ran, the latest first. */
export function ImportsScreen() {
  const navigate = useNavigate();
  const imports = useQuery(importsQuery);
  const start = () => void navigate({ to: '/imports/new' });

  return (
    <div className={classes.screen}>
      <PageHeader
        title="Imports"
        count={imports.data?.length}
        actions={
          imports.data?.length === 0 ? null : (
            <Button leftSection={<IconDownload size={14} />} onClick={start}>
              Import files
            </Button>
          )
        }
      />
      {imports.isPending && <SkeletonRows label="Loading the imports" height={44} />}
      {imports.isError && (
        <ErrorState what="The imports" error={imports.error} onRetry={() => void imports.refetch()} />
      )}
      {imports.data?.length === 0 && (
        <EmptyState
          icon={IconDownload}
          title="Nothing was imported yet. Drop files from your form tool anywhere in this window."
          action={<Button onClick={start}>Import files</Button>}
        />
      )}
      {imports.data && imports.data.length > 0 && <ImportList imports={imports.data} />}
    </div>
  );
}
