import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { SegmentEvent, SegmentInfo } from '../../../ipc';
import { dayKey } from '../../../lib/days';
import { timeZone } from '../../../lib/format';
import { segmentHistoryQuery } from '../api';
import { daysAgo } from './days';
import { HistoryCharts, type HistoryView } from './HistoryCharts';
import { MoveList } from './MoveList';
import classes from './SegmentScreen.module.css';
import { SegmentSummary } from './SegmentSummary';
import { SincePicker } from './SincePicker';
import { type SegmentSearch, START } from './search';

const route = getRouteApi('/segments/$id');

/** How far back the page looks unless told otherwise. */
const USUAL_DAYS = 30;

/** What a segment asks for, and everything that happened in it since a day. All of it scrolls as one. */
export function SegmentHistory({ segment }: { segment: SegmentInfo }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const timezone = timeZone.use() ?? 'UTC';
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<HistoryView>('charts');

  const made = dayKey(new Date(segment.createdAt), timezone);
  const usual = daysAgo(USUAL_DAYS, timezone);
  const since = search.since === START ? null : (search.since ?? usual);
  const history = useQuery(segmentHistoryQuery(segment.id, since));
  const show = (next: SegmentSearch) => void navigate({ to: '.', search: next, replace: true });
  const sinceSearch = (day: string | null) => (day === usual ? {} : { since: day ?? START });
  const eventSearch = (event: SegmentEvent | null) => (event === null ? {} : { event });

  return (
    <div ref={scroller} className={classes.scroller}>
      <SegmentSummary segment={segment} made={made} />
      <SincePicker
        since={since}
        made={made}
        view={view}
        onView={setView}
        onSince={(day) => show({ ...sinceSearch(day), ...eventSearch(search.event ?? null) })}
      />
      {history.isPending && <SkeletonRows rows={5} label="Loading the history" />}
      {history.isError && (
        <ErrorState what="The history" error={history.error} onRetry={() => void history.refetch()} />
      )}
      {history.data && (
        <>
          <HistoryCharts history={history.data} view={view} />
          <MoveList
            segment={segment}
            since={since}
            event={search.event ?? null}
            totals={history.data}
            scroller={scroller}
            onEvent={(event) => show({ ...sinceSearch(since), ...eventSearch(event) })}
            onLookBack={() => show({ since: START })}
          />
        </>
      )}
    </div>
  );
}
