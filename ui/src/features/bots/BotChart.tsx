import type { BotStretch } from '../../ipc';
import { dayWords } from '../../lib/days';
import { formatCount, formatCountOf } from '../../lib/format';
import { ChartFrame } from '../segments/charts/ChartFrame';
import { ticksAround } from '../segments/charts/scale';
import classes from './Bots.module.css';

const WIDEST_BAR = 26;

/** What came in stretch by stretch: completed below, incomplete on top of it. Tests are told, not drawn. */
export function BotChart({ history }: { history: BotStretch[] }) {
  const ticks = ticksAround(0, Math.max(1, ...history.map(({ completed, incomplete }) => completed + incomplete)));
  const last = history.at(-1)?.from ?? '';
  const words = (place: number) => dayWords(history[place]?.from ?? '', last);
  return (
    <ChartFrame
      bars
      label={summaryOf(history)}
      ticks={ticks}
      places={history.length}
      placeWords={words}
      hint={(place) => {
        const { completed = 0, incomplete = 0, tests = 0 } = history[place] ?? {};
        return (
          <>
            <strong className="numeric">{formatCount(completed)}</strong> completed,{' '}
            <strong className="numeric">{formatCount(incomplete)}</strong> incomplete
            {tests > 0 && `, ${formatCountOf(tests, 'test')}`} from {words(place)}
          </>
        );
      }}
    >
      {({ x, y, step }, pointed) => {
        const width = Math.max(1, Math.min(WIDEST_BAR, step * 0.7));
        return history.map(({ from, completed, incomplete }, place) => (
          <g key={from} className={classes.stretch} data-faded={(pointed !== null && place !== pointed) || undefined}>
            <Bar className={classes.completedBar} x={x(place)} width={width} from={y(0)} to={y(completed)} />
            <Bar
              className={classes.incompleteBar}
              x={x(place)}
              width={width}
              from={y(completed)}
              to={y(completed + incomplete)}
            />
          </g>
        ));
      }}
    </ChartFrame>
  );
}

interface BarProps {
  className: string | undefined;
  x: number;
  width: number;
  from: number;
  to: number;
}

function Bar({ className, x, width, from, to }: BarProps) {
  if (from === to) return null;
  const height = Math.max(1, from - to);
  return <rect className={className} x={x - width / 2} y={from - height} width={width} height={height} rx={1.5} />;
}

/** “In 13 stretches 812 were completed and 90 were not; the most from 2 Nov: 93.” */
function summaryOf(history: BotStretch[]): string {
  const sum = (of: 'completed' | 'incomplete') => history.reduce((total, each) => total + each[of], 0);
  const most = history.reduce((found, each) => (each.completed > found.completed ? each : found));
  const last = history.at(-1)?.from ?? '';
  return `Submissions over time. ${formatCountOf(sum('completed'), 'submission')} completed and ${formatCount(sum('incomplete'))} not; most from ${dayWords(most.from, last)}: ${formatCount(most.completed)}.`;
}
