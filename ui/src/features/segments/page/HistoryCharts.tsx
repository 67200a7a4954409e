import type { SegmentHistory } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { HistoryTable } from '../charts/HistoryTable';
import { SizeChart } from '../charts/SizeChart';
import { WeekChart } from '../charts/WeekChart';
import classes from './SegmentScreen.module.css';

export type HistoryView = 'charts' | 'table';

/** How a segment grew and shrank, drawn or in numbers. */
export function HistoryCharts({ history, view }: { history: SegmentHistory; view: HistoryView }) {
  const { sizes, weeks, joined, left } = history;
  if (view === 'table') return <HistoryTable history={history} />;
  const change = (sizes.at(-1)?.count ?? 0) - (sizes[0]?.count ?? 0);
  return (
    <div className={classes.charts}>
      <section aria-labelledby="segment-size">
        <h2 id="segment-size" className={classes.chartTitle}>
          Members
          {sizes.length > 1 && <span className={`${classes.chartFigure} numeric`}>{signed(change)}</span>}
        </h2>
        {sizes.length > 1 ? (
          <SizeChart sizes={sizes} />
        ) : (
          <p className={classes.tooSoon}>
            The first day is today. From tomorrow on a line shows here how the segment grows.
          </p>
        )}
      </section>
      <section aria-labelledby="segment-weeks">
        <h2 id="segment-weeks" className={classes.chartTitle}>
          Joined and left by week
          <span className={`${classes.chartFigure} numeric`}>
            <span className={classes.joinedKey}>+{formatCount(joined)}</span>
            <span className={classes.leftKey}>−{formatCount(left)}</span>
          </span>
        </h2>
        {joined + left > 0 ? (
          <WeekChart weeks={weeks} />
        ) : (
          <p className={classes.tooSoon}>Nobody joined or left in this time.</p>
        )}
      </section>
    </div>
  );
}

function signed(change: number): string {
  if (change === 0) return 'no change';
  return change > 0 ? `+${formatCount(change)}` : `−${formatCount(-change)}`;
}
