import { afterEach, describe, expect, it } from 'vitest';
import { formatCountOf, formatDay, formatExactTime, formatRelative, formatSecondsLeft, timeZone } from './format';

afterEach(() => timeZone.set(undefined));

const now = new Date('2026-03-03T10:00:00Z');
const relative = (at: string) => formatRelative(at, now);

describe('relative times', () => {
  it('grow coarser with age', () => {
    timeZone.set('UTC');
    expect(relative('2026-03-03T09:59:30Z')).toBe('just now');
    expect(relative('2026-03-03T09:55:00Z')).toBe('5 min ago');
    expect(relative('2026-03-03T07:00:00Z')).toBe('3 hr ago');
    expect(relative('2026-03-02T08:00:00Z')).toBe('yesterday');
    expect(relative('2026-02-27T08:00:00Z')).toBe('4 days ago');
    expect(relative('2026-02-15T08:00:00Z')).toBe('2 wk ago');
    expect(relative('2026-01-15T08:00:00Z')).toBe('15 Jan');
    expect(relative('2024-01-15T08:00:00Z')).toBe('15 Jan 2024');
  });

  it('count calendar days, not spans of 24 hours', () => {
    timeZone.set('UTC');
    expect(relative('2026-03-01T23:00:00Z')).toBe('2 days ago');
  });

  it('are told in the zone of the workspace', () => {
    timeZone.set('Asia/Tokyo');
    expect(relative('2026-03-01T23:00:00Z')).toBe('yesterday');
    expect(formatDay('2025-12-31T20:00:00Z', now)).toBe('1 Jan');
    expect(formatExactTime('2026-03-01T23:00:00Z')).toBe('Monday, 2 March 2026 at 08:00');
  });
});

it('counts agree with their noun', () => {
  expect(formatCountOf(1, 'contact')).toBe('1 contact');
  expect(formatCountOf(12_345, 'contact')).toBe('12,345 contacts');
  expect(formatCountOf(0, 'person', 'people')).toBe('0 people');
});

it('what is left of long work is told roughly', () => {
  expect(formatSecondsLeft(3)).toBe('a few seconds left');
  expect(formatSecondsLeft(12)).toBe('about 15 s left');
  expect(formatSecondsLeft(130)).toBe('about 3 min left');
});
