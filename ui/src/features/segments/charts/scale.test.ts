import { describe, expect, it } from 'vitest';
import { labelledPlaces, linear, linePath, sizeTicks, ticksAround } from './scale';
import { sizeSummary, weekSummary } from './words';

const sizes = (...counts: number[]) =>
  counts.map((count, index) => ({ day: `2026-03-${String(index + 1).padStart(2, '0')}`, count }));

describe('the axis', () => {
  it.each([
    [0, 9, [0, 5, 10]],
    [0, 0, [0, 1]],
    [0, 1, [0, 1]],
    [270, 302, [260, 280, 300, 320]],
    [-4, 10, [-5, 0, 5, 10]],
    [0, 1_000_000, [0, 500_000, 1_000_000]],
  ])('of %i to %i has the round numbers %j', (low, high, ticks) => {
    expect(ticksAround(low, high)).toEqual(ticks);
  });

  it('has whole numbers around everything that it is made of', () => {
    for (let low = -60; low < 60; low += 7) {
      for (let span = 0; span < 5000; span = span * 2 + 1) {
        const ticks = ticksAround(low, low + span);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks[0]).toBeLessThanOrEqual(low);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span);
        expect(ticks.length).toBeLessThan(8);
      }
    }
  });

  it('of sizes stands on zero unless that flattens what happens', () => {
    expect(sizeTicks(sizes(0, 40, 38))[0]).toBe(0);
    expect(sizeTicks(sizes(12_000, 12_080))[0]).toBeGreaterThan(11_000);
    expect(sizeTicks(sizes(500, 500))[0]).toBe(0);
  });
});

it('a range of numbers becomes one of pixels, also where it has no width', () => {
  expect(linear([0, 10], [100, 0])(4)).toBe(60);
  expect(linear([5, 5], [10, 90])(5)).toBe(10);
});

it('labels have room, the first and the last among them', () => {
  expect(labelledPlaces(0, 400, 100)).toEqual([]);
  expect(labelledPlaces(3, 400, 100)).toEqual([0, 1, 2]);
  expect(labelledPlaces(31, 400, 100)).toEqual([0, 10, 20, 30]);
  expect(labelledPlaces(31, 10, 100)).toEqual([0, 30]);
  expect(labelledPlaces(14, 1300, 100)).toEqual([0, 2, 4, 6, 8, 10, 12]);
});

it('a line goes through its points', () => {
  expect(
    linePath([
      [0, 1],
      [2.04, 3],
    ]),
  ).toBe('M0.0 1.0L2.0 3.0');
});

describe('a chart in words', () => {
  it('tells where the sizes began, ended, and how far they went', () => {
    expect(sizeSummary(sizes(10, 4, 25, 12))).toBe(
      'From 10 people on 1 Mar to 12 on 4 Mar; the fewest 4 on 2 Mar, the most 25 on 3 Mar.',
    );
    expect(sizeSummary(sizes(1, 1))).toBe('1 person from 1 Mar on.');
    expect(sizeSummary([])).toBe('No days yet.');
  });

  it('tells how many came and went, and when the most came', () => {
    const weeks = [
      { monday: '2025-12-29', joined: 2, left: 1 },
      { monday: '2026-01-05', joined: 8, left: 2 },
    ];
    expect(weekSummary(weeks)).toBe('10 joined and 3 left in 2 weeks; most joined in the week of 5 Jan: 8.');
    expect(weekSummary([{ monday: '2026-01-05', joined: 0, left: 2 }])).toBe('0 joined and 2 left in 1 week.');
  });
});
