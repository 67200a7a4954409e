import type { SegmentWeek } from '../../../ipc';
import { dayWords } from '../../../lib/days';
import { formatCount } from '../../../lib/format';
import { ChartFrame } from './ChartFrame';
import classes from './Charts.module.css';
import { ticksAround } from './scale';
import { weekSummary } from './words';

const WIDEST_BAR = 22;

/** Who came in a week stands above the line, who went below it. */
export function WeekChart({ weeks }: { weeks: SegmentWeek[] }) {
  const most = Math.max(1, ...weeks.map(({ joined }) => joined));
  const least = Math.max(0, ...weeks.map(({ left }) => left));
  const ticks = ticksAround(-least, most);
  const last = weeks.at(-1)?.monday ?? '';
  const words = (place: number) => dayWords(weeks[place]?.monday ?? '', last);
  return (
    <ChartFrame
      bars
      label={`Joined and left by week. ${weekSummary(weeks)}`}
      ticks={ticks}
      tickWords={(tick) => formatCount(Math.abs(tick))}
      places={weeks.length}
      placeWords={words}
      hint={(place) => (
        <>
          <strong className="numeric">+{formatCount(weeks[place]?.joined ?? 0)}</strong>{' '}
          <strong className="numeric">−{formatCount(weeks[place]?.left ?? 0)}</strong> week of {words(place)}
        </>
      )}
    >
      {({ x, y, step }, pointed) => {
        const width = Math.max(1, Math.min(WIDEST_BAR, step * 0.7));
        return (
          <>
            {weeks.map(({ monday, joined, left }, place) => (
              <g key={monday} className={classes.week} data-pointed={place === pointed || undefined}>
                {joined > 0 && <Bar className={classes.joined} x={x(place)} width={width} from={y(0)} to={y(joined)} />}
                {left > 0 && <Bar className={classes.left} x={x(place)} width={width} from={y(0)} to={y(-left)} />}
              </g>
            ))}
            <line
              className={classes.zero}
              x1={x(0) - step / 2}
              x2={x(weeks.length - 1) + step / 2}
              y1={y(0)}
              y2={y(0)}
            />
          </>
        );
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

/** Never lower than a pixel: one who came among thousands is seen. */
function Bar({ className, x, width, from, to }: BarProps) {
  const height = Math.max(1, Math.abs(to - from));
  return (
    <rect
      className={className}
      x={x - width / 2}
      y={to < from ? from - height : from}
      width={width}
      height={height}
      rx={Math.min(2, width / 4)}
    />
  );
}
