import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { BotDetail } from '../../ipc';
import { dayKey, dayWords } from '../../lib/days';
import { formatCount, timeZone } from '../../lib/format';
import type { HistoryView } from '../segments/page/HistoryCharts';
import { SincePicker } from '../segments/page/SincePicker';
import { BotChart } from './BotChart';
import classes from './Bots.module.css';
import { START } from './search';

/** The bot’s submissions by what they are, week by week or month by month. */
export function BotHistory({ detail, since }: { detail: BotDetail; since: string | null }) {
  const { bot, history, firstSubmissionAt } = detail;
  const navigate = useNavigate();
  const zone = timeZone.use() ?? 'UTC';
  const [view, setView] = useState<HistoryView>('charts');
  if (firstSubmissionAt === null) return null;
  const sum = (of: 'completed' | 'incomplete' | 'tests') => history.reduce((total, each) => total + each[of], 0);
  return (
    <section className={classes.section} aria-labelledby="bot-history">
      <h2 id="bot-history" className={classes.title}>
        Submissions over time
        <span className={`${classes.keys} numeric`}>
          <span className={classes.completedKey}>{formatCount(sum('completed'))} completed</span>
          <span className={classes.incompleteKey}>{formatCount(sum('incomplete'))} incomplete</span>
          {sum('tests') > 0 && <span>{formatCount(sum('tests'))} tests</span>}
        </span>
      </h2>
      <div className={classes.since}>
        <SincePicker
          since={since}
          made={dayKey(new Date(firstSubmissionAt), zone)}
          view={view}
          onView={setView}
          onSince={(day) =>
            void navigate({
              to: '/bots/$id',
              params: { id: bot.id },
              search: { since: day ?? START },
              replace: true,
            })
          }
        />
      </div>
      {history.length === 0 && <p className={classes.quiet}>Nothing came in in this time.</p>}
      {history.length > 0 && view === 'charts' && <BotChart history={history} />}
      {history.length > 0 && view === 'table' && <HistoryTable history={history} />}
    </section>
  );
}

function HistoryTable({ history }: Pick<BotDetail, 'history'>) {
  const last = history.at(-1)?.from ?? '';
  return (
    <table className={`${classes.table} ${classes.inPage}`}>
      <thead>
        <tr>
          <th>From</th>
          <th className={classes.figure}>Completed</th>
          <th className={classes.figure}>Incomplete</th>
          <th className={classes.figure}>Tests</th>
        </tr>
      </thead>
      <tbody>
        {history.toReversed().map(({ from, completed, incomplete, tests }) => (
          <tr key={from}>
            <td>{dayWords(from, last)}</td>
            <td className={`${classes.figure} numeric`}>{formatCount(completed)}</td>
            <td className={`${classes.figure} numeric`}>{formatCount(incomplete)}</td>
            <td className={`${classes.figure} numeric`}>{formatCount(tests)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
