import { describe, expect, it } from 'vitest';
import {
  barHeight,
  type Geometry,
  isJump,
  MAX_HEIGHT,
  maxOffset,
  maxTop,
  moved,
  type Place,
  placeAt,
  revealed,
  rowsAt,
  rowTop,
  settled,
} from './scaledScroll';

const small: Geometry = { rows: 1_000, rowHeight: 36, viewport: 720, after: 0 };
const million: Geometry = { ...small, rows: 1_000_000 };
const tenMillion: Geometry = { ...small, rows: 10_000_000 };

/** Moves the scroller as a browser does: it stops at the ends of the bar. */
function wheel(geometry: Geometry, place: Place, delta: number): Place {
  return moved(geometry, place, Math.min(Math.max(place.top + delta, 0), maxTop(geometry)));
}

describe('a list that fits into an element', () => {
  it('scrolls like any other', () => {
    expect(barHeight(small)).toBe(36_000);
    expect(moved(small, { offset: 0, top: 0 }, 1234)).toEqual({ offset: 1234, top: 1234 });
    expect(rowTop(small, { offset: 1234, top: 1234 }, 40)).toBe(1440);
  });
});

describe.each([
  ['a million rows', million],
  ['ten million rows', tenMillion],
])('%s', (_, geometry) => {
  it('stay within the tallest element', () => {
    expect(barHeight(geometry)).toBe(MAX_HEIGHT);
  });

  it('end where the bar ends', () => {
    const end = moved(geometry, { offset: 0, top: 0 }, maxTop(geometry));
    expect(end.offset).toBe(maxOffset(geometry));
    expect(rowsAt(geometry, end, 0)).toEqual({ first: geometry.rows - 20, end: geometry.rows });
    expect(moved(geometry, end, 0)).toEqual({ offset: 0, top: 0 });
  });

  it('move pixel for pixel under the wheel', () => {
    const start = placeAt(geometry, 5_000_000);
    const next = wheel(geometry, start, 100);
    expect(next.offset - start.offset).toBe(100);
    expect(rowTop(geometry, next, 140_000) - next.top).toBe(rowTop(geometry, start, 140_000) - start.top - 100);
  });

  it('follow the bar in proportion when it is dragged', () => {
    const middle = maxTop(geometry) / 2;
    expect(isJump(geometry, { offset: 0, top: 0 }, middle)).toBe(true);
    const there = moved(geometry, { offset: 0, top: 0 }, middle);
    expect(there.offset / maxOffset(geometry)).toBeCloseTo(0.5, 4);
  });

  it('put the bar right when the movement is over, without moving a row', () => {
    let place = placeAt(geometry, 5_000_000);
    for (let step = 0; step < 400; step++) place = wheel(geometry, place, 120);
    const calm = settled(geometry, place);
    expect(calm.offset).toBe(place.offset);
    expect(calm.top).toBe(placeAt(geometry, place.offset).top);
    const row = Math.floor(place.offset / 36);
    expect(rowTop(geometry, calm, row) - calm.top).toBe(rowTop(geometry, place, row) - place.top);
  });

  it('are wheeled to both ends, in one movement, without being stuck before', () => {
    let place = placeAt(geometry, 40_000);
    for (let step = 0; step < 600 && place.offset > 0; step++) place = wheel(geometry, place, -120);
    expect(place).toEqual({ offset: 0, top: 0 });
    place = placeAt(geometry, maxOffset(geometry) - 40_000);
    for (let step = 0; step < 600 && place.offset < maxOffset(geometry); step++) place = wheel(geometry, place, 120);
    expect(place).toEqual({ offset: maxOffset(geometry), top: maxTop(geometry) });
  });

  it('never show the end of the bar before the end of the list', () => {
    for (const offset of [1, 40, 5_000, maxOffset(geometry) - 1]) {
      const { top } = placeAt(geometry, offset);
      expect(top).toBeGreaterThan(0);
      expect(top).toBeLessThan(maxTop(geometry));
    }
  });

  it('draw the same rows for a place, however it was reached', () => {
    const place = placeAt(geometry, 36 * 400_123);
    expect(rowsAt(geometry, place, 0).first).toBe(400_123);
    expect(rowsAt(geometry, place, 8)).toEqual({ first: 400_115, end: 400_123 + 20 + 8 });
  });
});

describe('revealing a row', () => {
  it('moves as little as it must', () => {
    const place = placeAt(million, 36 * 100);
    expect(revealed(million, place, 110)).toBe(place);
    expect(revealed(million, place, 99).offset).toBe(36 * 99);
    expect(revealed(million, place, 120).offset).toBe(36 * 101);
  });

  it('keeps what floats over the end off the row', () => {
    const covered = { ...small, after: 72 };
    const last = revealed(covered, { offset: 0, top: 0 }, 999);
    expect(last.offset).toBe(maxOffset(covered));
    expect(36 * 1000 - last.offset).toBe(covered.viewport - 72);
  });
});

it('an empty list has nothing to scroll', () => {
  const empty = { ...small, rows: 0 };
  expect(placeAt(empty, 500)).toEqual({ offset: 0, top: 0 });
  expect(rowsAt(empty, { offset: 0, top: 0 }, 8)).toEqual({ first: 0, end: 0 });
});
