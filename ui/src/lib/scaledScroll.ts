/**
 * Scrolling through more rows than a browser can make tall. An element ends at about 33 million pixels, and past 2^24 a
 * compositor's 32-bit floats no longer hold whole pixels. So the bar is scaled, not the rows: a small movement moves the
 * rows by as much, pixel for pixel; a jump (the bar is dragged) is taken as a proportion. Small movements therefore leave the bar a
 * little off its true place, which `settled` mends when the movement is over, without moving a row.
 */
export const MAX_HEIGHT = 16_000_000;

/** Reaching an end of the bar this near to the end of the list goes all the way, in pixels. */
const SNAP = 120;

export interface Geometry {
  rows: number;
  rowHeight: number;
  /** Height of the part of the list that is seen. */
  viewport: number;
  /** Empty space after the last row, for what floats over the end of the list. */
  after: number;
}

export interface Place {
  /** How far the rows are scrolled, in pixels of the full list. */
  offset: number;
  /** The scroller's own `scrollTop`. */
  top: number;
}

export interface RowWindow {
  first: number;
  /** One past the last. */
  end: number;
}

const clamp = (value: number, max: number) => Math.min(Math.max(value, 0), Math.max(max, 0));

export function fullHeight({ rows, rowHeight, after }: Geometry): number {
  return rows * rowHeight + after;
}

/** Height of the element that makes the bar. */
export function barHeight(geometry: Geometry): number {
  return Math.min(fullHeight(geometry), MAX_HEIGHT);
}

export function maxOffset(geometry: Geometry): number {
  return Math.max(0, fullHeight(geometry) - geometry.viewport);
}

export function maxTop(geometry: Geometry): number {
  return Math.max(0, barHeight(geometry) - geometry.viewport);
}

function isScaled(geometry: Geometry): boolean {
  return fullHeight(geometry) > MAX_HEIGHT;
}

function offsetOf(geometry: Geometry, top: number): number {
  if (!isScaled(geometry)) return clamp(top, maxOffset(geometry));
  return Math.round(clamp(top / maxTop(geometry), 1) * maxOffset(geometry));
}

/** The place with this offset and the bar where it belongs. Only the ends of the list have the ends of the bar. */
export function placeAt(geometry: Geometry, wanted: number): Place {
  const offset = Math.round(clamp(wanted, maxOffset(geometry)));
  if (!isScaled(geometry)) return { offset, top: offset };
  if (offset === 0) return { offset, top: 0 };
  if (offset === maxOffset(geometry)) return { offset, top: maxTop(geometry) };
  const top = Math.round((offset / maxOffset(geometry)) * maxTop(geometry));
  return { offset, top: Math.min(Math.max(top, 1), maxTop(geometry) - 1) };
}

/** Whether the scroller went so far that somebody dragged the bar, or pressed its track. */
export function isJump(geometry: Geometry, was: Place, top: number): boolean {
  return Math.abs(top - was.top) > geometry.viewport;
}

/** The place after the scroller moved to `top`. Where the answer's `top` differs, the scroller is to be set to it. */
export function moved(geometry: Geometry, was: Place, top: number): Place {
  if (!isScaled(geometry) || isJump(geometry, was, top)) return { offset: offsetOf(geometry, top), top };
  const offset = clamp(was.offset + top - was.top, maxOffset(geometry));
  if (top <= 0) return offset <= SNAP ? { offset: 0, top: 0 } : placeAt(geometry, offset);
  if (top >= maxTop(geometry)) {
    const end = maxOffset(geometry);
    return end - offset <= SNAP ? placeAt(geometry, end) : placeAt(geometry, offset);
  }
  return { offset, top };
}

/** The same rows with the bar where it belongs. */
export function settled(geometry: Geometry, was: Place): Place {
  return placeAt(geometry, was.offset);
}

/** The least movement that brings a row wholly into view. */
export function revealed(geometry: Geometry, was: Place, row: number): Place {
  const start = row * geometry.rowHeight;
  const end = start + geometry.rowHeight;
  if (start < was.offset) return placeAt(geometry, start);
  const seen = geometry.viewport - geometry.after;
  if (end > was.offset + seen) return placeAt(geometry, end - seen);
  return was;
}

/** The rows that are seen, with some more on both sides. */
export function rowsAt(geometry: Geometry, place: Place, overscan: number): RowWindow {
  const { rows, rowHeight, viewport } = geometry;
  const first = Math.min(rows, Math.floor(place.offset / rowHeight));
  const end = Math.ceil((place.offset + viewport) / rowHeight);
  return { first: Math.max(0, first - overscan), end: Math.min(rows, end + overscan) };
}

/** Where a row stands in the element that makes the bar. */
export function rowTop(geometry: Geometry, place: Place, row: number): number {
  return row * geometry.rowHeight + place.top - place.offset;
}
