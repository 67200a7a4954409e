import { describe, expect, it } from 'vitest';
import { dayLabel, groupByDay } from './days';

const now = new Date('2026-11-23T12:00:00Z');

interface Entry {
  id: string;
  at: string;
}

const entryAt = (id: string, at: string): Entry => ({ id, at });

/** The timeline as its headings with the ids below them. */
function outline(entries: Entry[], timezone: string): string[] {
  return groupByDay(entries, timezone, now).map((item) => (item.type === 'day' ? `# ${item.label}` : item.entry.id));
}

describe('groupByDay', () => {
  it('puts entries under the days of the workspace, not of this computer', () => {
    const entries = [entryAt('late', '2026-11-22T23:30:00Z'), entryAt('early', '2026-11-22T22:30:00Z')];

    expect(outline(entries, 'Europe/Madrid')).toEqual(['# Today', 'late', '# Yesterday', 'early']);
    expect(outline(entries, 'America/New_York')).toEqual(['# Yesterday', 'late', 'early']);
    expect(outline(entries, 'Asia/Tokyo')).toEqual(['# Today', 'late', 'early']);
  });

  it('opens a day once, however many entries it has', () => {
    const entries = [
      entryAt('a', '2026-03-03T10:00:00Z'),
      entryAt('b', '2026-03-03T09:00:00Z'),
      entryAt('c', '2025-03-03T09:00:00Z'),
    ];

    expect(outline(entries, 'UTC')).toEqual(['# 3 March', 'a', 'b', '# 3 March 2025', 'c']);
  });

  it('has nothing for nobody', () => {
    expect(groupByDay([], 'UTC', now)).toEqual([]);
  });

  it('keeps every key apart, so that a list can be drawn by them', () => {
    const entries = ['2026-03-03T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-01T10:00:00Z'].map((at) =>
      entryAt(at, at),
    );
    const keys = groupByDay(entries, 'UTC', now).map((item) => item.key);

    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('dayLabel', () => {
  it('knows yesterday across a change of the clock', () => {
    const morningAfter = new Date('2026-03-29T08:00:00+02:00');

    expect(dayLabel(new Date('2026-03-28T23:30:00+01:00'), 'Europe/Madrid', morningAfter)).toBe('Yesterday');
  });
});
