import { Button } from '@mantine/core';
import { IconChartPie } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { PageHeader } from '../../../components/PageHeader';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { useShortcut } from '../../../lib/shortcuts';
import { segmentsQuery } from '../api';
import { useSegmentLinks } from '../useSegmentLinks';
import { SegmentActions } from './SegmentActions';
import { SegmentHistory } from './SegmentHistory';
import classes from './SegmentScreen.module.css';
import { SegmentTitle } from './SegmentTitle';

const route = getRouteApi('/segments/$id');

/** One segment: what it asks for, how it grew and shrank, and who came and went. */
export function SegmentScreen() {
  const { id } = route.useParams();
  const { openAll } = useSegmentLinks();
  const answer = useQuery(segmentsQuery);
  const segment = answer.data?.find((each) => each.id === id);
  useShortcut('Escape', openAll);

  return (
    <div className={classes.screen}>
      <PageHeader
        title={segment ? <SegmentTitle segment={segment} /> : 'Segment'}
        count={segment?.count}
        back={{ label: 'Segments', onClick: openAll }}
        actions={segment && <SegmentActions segment={segment} />}
      />
      {answer.isPending && <SkeletonRows rows={10} label="Loading the segment" />}
      {answer.isError && <ErrorState what="This segment" error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && !segment && (
        <EmptyState
          icon={IconChartPie}
          title="There is no such segment. It may have been deleted."
          action={<Button onClick={openAll}>Show all segments</Button>}
        />
      )}
      {segment && <SegmentHistory key={segment.id} segment={segment} />}
    </div>
  );
}
