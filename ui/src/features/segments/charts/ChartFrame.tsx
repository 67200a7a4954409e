import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, type ReactNode, useState } from 'react';
import { formatCount } from '../../../lib/format';
import classes from './Charts.module.css';
import { labelledPlaces, linear } from './scale';

const HEIGHT = 148;
const TOP = 6;
const BOTTOM = 22;
/** A page without layout has no width; this is what is drawn until one is known. */
const USUAL_WIDTH = 480;
/** Of a figure of the axis, in pixels. */
const DIGIT = 6.5;
/** Between two labels below the chart. */
const LABEL_GAP = 28;

export interface Plot {
  /** Where a place of the series stands. */
  x: (place: number) => number;
  /** Where a number stands. */
  y: (value: number) => number;
  /** Room between two places. */
  step: number;
}

interface ChartFrameProps {
  /** The whole chart in words. */
  label: string;
  /** Round numbers of the axis at the left, the lowest first. */
  ticks: number[];
  /** How a number of the axis is written. */
  tickWords?: (tick: number) => string;
  /** How many places the series has, and what stands below each. */
  places: number;
  placeWords: (place: number) => string;
  /** Places are bars, which need half of their width at both ends; otherwise points. */
  bars?: boolean;
  /** Draws the series; `pointed` is the place under the pointer. */
  children: (plot: Plot, pointed: number | null) => ReactNode;
  /** What is told of the place under the pointer. */
  hint: (place: number) => ReactNode;
}

/** The axes of a chart, its words, and what is told while a pointer moves over it. */
export function ChartFrame(props: ChartFrameProps) {
  const { label, ticks, tickWords = formatCount, places, placeWords, bars = false, children, hint } = props;
  const { ref, width: measured } = useElementSize<HTMLDivElement>();
  const [pointed, setPointed] = useState<number | null>(null);
  const width = measured || USUAL_WIDTH;

  const gutter = Math.ceil(Math.max(...ticks.map((tick) => tickWords(tick).length)) * DIGIT) + 8;
  const inner = Math.max(width - gutter - 4, 1);
  const half = bars ? inner / places / 2 : 0;
  const left = gutter + half;
  const right = gutter + inner - half;
  const x = places === 1 ? () => (left + right) / 2 : linear([0, places - 1], [left, right]);
  const y = linear([ticks[0] ?? 0, ticks.at(-1) ?? 1], [HEIGHT - BOTTOM, TOP]);
  const step = bars ? inner / places : inner / Math.max(places - 1, 1);
  const labelWidth = Math.max(placeWords(0).length, placeWords(places - 1).length) * DIGIT + LABEL_GAP;
  const shown = pointed !== null && pointed < places ? pointed : null;

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setPointed(Math.min(places - 1, Math.max(0, Math.round((at - left) / step))));
  };

  return (
    <div ref={ref} className={classes.frame} style={{ height: HEIGHT }}>
      <svg
        role="img"
        aria-label={label}
        width={width}
        height={HEIGHT}
        className={classes.chart}
        onPointerMove={point}
        onPointerLeave={() => setPointed(null)}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line className={classes.grid} x1={gutter} x2={width - 4} y1={y(tick)} y2={y(tick)} />
            <text className={classes.tick} x={gutter - 8} y={y(tick)} dy="0.35em" textAnchor="end">
              {tickWords(tick)}
            </text>
          </g>
        ))}
        {labelledPlaces(places, inner, labelWidth).map((place) => {
          // A label that is no wider than its bar stands in the middle of it.
          const end = bars && step >= labelWidth - LABEL_GAP ? 0 : endOf(place, places);
          return (
            <text
              key={place}
              className={classes.tick}
              x={x(place) + end * half}
              y={HEIGHT - 6}
              textAnchor={ANCHORS[end]}
            >
              {placeWords(place)}
            </text>
          );
        })}
        {children({ x, y, step }, shown)}
      </svg>
      {shown !== null && (
        <div
          className={classes.hint}
          data-side={x(shown) > width / 2 ? 'left' : undefined}
          style={{ left: x(shown) }}
          aria-hidden
        >
          {hint(shown)}
        </div>
      )}
    </div>
  );
}

const ANCHORS = { [-1]: 'start', 0: 'middle', 1: 'end' } as const;

/** Labels at the two ends of a series stay inside of it. */
function endOf(place: number, places: number): -1 | 0 | 1 {
  if (places === 1) return 0;
  if (place === 0) return -1;
  return place === places - 1 ? 1 : 0;
}
