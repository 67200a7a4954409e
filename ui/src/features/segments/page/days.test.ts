import { expect, it } from 'vitest';
import { dayWords } from '../../../lib/days';
import { daysAgo, plusDays } from './days';
import { readSegmentSearch } from './search';

const NIGHT = new Date('2026-03-01T23:30:00Z');

it('days before today are those of the zone', () => {
  expect(daysAgo(0, 'UTC', NIGHT)).toBe('2026-03-01');
  expect(daysAgo(0, 'Europe/Madrid', NIGHT)).toBe('2026-03-02');
  expect(daysAgo(1, 'America/New_York', NIGHT)).toBe('2026-02-28');
});

it('days go on over months and leap days, whatever the clocks do', () => {
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(plusDays('2026-03-29', 1)).toBe('2026-03-30');
  expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
});

it('a day of another year than the last names it', () => {
  expect(dayWords('2026-03-01', '2026-11-01')).toBe('1 Mar');
  expect(dayWords('2025-12-31', '2026-11-01')).toBe('31 Dec 2025');
});

it.each([
  [
    { since: '2026-03-01', event: 'left' },
    { since: '2026-03-01', event: 'left' },
  ],
  [{ since: 'start' }, { since: 'start', event: undefined }],
  [
    { since: '2026-13-41', event: 'went' },
    { since: undefined, event: undefined },
  ],
  [{ since: 20260301 }, { since: undefined, event: undefined }],
])('the address %j is read as %j', (raw, search) => {
  expect(readSegmentSearch(raw)).toEqual(search);
});
