import type { SegmentSize } from '../../../ipc';
import { dayWords } from '../../../lib/days';
import { formatCount } from '../../../lib/format';
import { ChartFrame } from './ChartFrame';
import classes from './Charts.module.css';
import { linePath, sizeTicks } from './scale';
import { sizeSummary } from './words';

/** How many members there were at the end of each day. */
export function SizeChart({ sizes }: { sizes: SegmentSize[] }) {
  const ticks = sizeTicks(sizes);
  const floor = ticks[0] ?? 0;
  const last = sizes.at(-1)?.day ?? '';
  const words = (place: number) => dayWords(sizes[place]?.day ?? '', last);
  return (
    <ChartFrame
      label={`Members by day. ${sizeSummary(sizes)}`}
      ticks={ticks}
      places={sizes.length}
      placeWords={words}
      hint={(place) => (
        <>
          <strong className="numeric">{formatCount(sizes[place]?.count ?? 0)}</strong> {words(place)}
        </>
      )}
    >
      {({ x, y }, pointed) => {
        const points = sizes.map(({ count }, place) => [x(place), y(count)] as const);
        const line = linePath(points);
        const at = pointed === null ? undefined : points[pointed];
        return (
          <>
            {/* What is filled is read as a whole amount, which it is only from zero on. */}
            {floor === 0 && (
              <path className={classes.area} d={`${line}L${x(sizes.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z`} />
            )}
            <path className={classes.line} d={line} />
            {at && (
              <>
                <line className={classes.cross} x1={at[0]} x2={at[0]} y1={y(ticks.at(-1) ?? 0)} y2={y(floor)} />
                <circle className={classes.dot} cx={at[0]} cy={at[1]} r={3.5} />
              </>
            )}
          </>
        );
      }}
    </ChartFrame>
  );
}
