import type { SegmentId, SegmentInfo } from '../../ipc';

/** Which segment stands behind one in an order of ids; null where it is the last. */
export function behind(order: readonly SegmentId[], segment: SegmentId): SegmentId | null {
  return order[order.indexOf(segment) + 1] ?? null;
}

/** In front of which segment one must be put to go a step up or down; undefined where there is no such step. */
export function stepBefore(segments: SegmentInfo[], segment: SegmentId, step: -1 | 1): SegmentId | null | undefined {
  const index = segments.findIndex(({ id }) => id === segment);
  if (index < 0 || index + step < 0 || index + step >= segments.length) return undefined;
  return segments[step === -1 ? index - 1 : index + 2]?.id ?? null;
}

/** The segments with one put in front of another, or at the end. */
export function withMoved(segments: SegmentInfo[], segment: SegmentId, before: SegmentId | null): SegmentInfo[] {
  const moved = segments.find(({ id }) => id === segment);
  if (!moved || before === segment) return segments;
  const others = segments.filter(({ id }) => id !== segment);
  const index = others.findIndex(({ id }) => id === before);
  return others.toSpliced(index < 0 ? others.length : index, 0, moved);
}
