// Where things stand in a chart. Pure: days and counts in, pixels out.

import type { SegmentSize } from '../../../ipc';

/** Round numbers around a range, the lowest first; whole ones, since people are counted. */
export function ticksAround(low: number, high: number, steps = 3): number[] {
  const raw = Math.max(high - low, 1) / steps;
  const power = 10 ** Math.floor(Math.log10(raw));
  const nice = [1, 2, 5, 10].find((factor) => raw <= factor * power) ?? 10;
  const step = Math.max(1, Math.round(nice * power));
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

/** The ticks of a line of sizes. It stands on zero unless that would flatten what happens far above it. */
export function sizeTicks(sizes: readonly SegmentSize[]): number[] {
  const counts = sizes.map(({ count }) => count);
  const high = Math.max(...counts);
  const low = Math.min(...counts);
  return ticksAround(low > high * 0.6 && low !== high ? low : 0, high);
}

/** Maps a range of numbers to a range of pixels. */
export function linear(from: readonly [number, number], to: readonly [number, number]): (value: number) => number {
  const [low, high] = from;
  const ratio = high === low ? 0 : (to[1] - to[0]) / (high - low);
  return (value) => to[0] + (value - low) * ratio;
}

/** Which of so many places get a label, so that all have room: evenly, from the first on. */
export function labelledPlaces(count: number, width: number, labelWidth: number): number[] {
  if (count === 0) return [];
  const most = Math.max(2, Math.floor(width / labelWidth));
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  const step = Math.ceil((count - 1) / (most - 1));
  return Array.from({ length: Math.floor((count - 1) / step) + 1 }, (_, index) => index * step);
}

/** The line through points as the `d` of a path. */
export function linePath(points: readonly (readonly [x: number, y: number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
