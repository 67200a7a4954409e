import type { SegmentHistory } from '../../../ipc';
import { dayWords } from '../../../lib/days';
import { formatCount } from '../../../lib/format';
import { plusDays } from '../page/days';
import classes from './Charts.module.css';

/** The charts as numbers, week by week, the latest first. */
export function HistoryTable({ history: { sizes, weeks } }: { history: SegmentHistory }) {
  const last = weeks.at(-1)?.monday ?? '';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
    <section className={classes.tableScroller} tabIndex={0} aria-label="History by week">
      <table className={classes.table}>
        <thead>
          <tr>
            <th>Week of</th>
            <th className={classes.figure}>Members at its end</th>
            <th className={classes.figure}>Joined</th>
            <th className={classes.figure}>Left</th>
          </tr>
        </thead>
        <tbody>
          {weeks.toReversed().map(({ monday, joined, left }) => {
            const end = plusDays(monday, 6);
            const members = sizes.findLast(({ day }) => day <= end);
            return (
              <tr key={monday} className="numeric">
                <td>{dayWords(monday, last)}</td>
                <td className={classes.figure}>{members ? formatCount(members.count) : '–'}</td>
                <td className={classes.figure}>{formatCount(joined)}</td>
                <td className={classes.figure}>{formatCount(left)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
