// Calendar days as the core writes them, `2026-11-23`. They have no zone: whatever is made of one is made of its own parts.

import { dayKey } from '../../../lib/days';

const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

const at = (day: string) => new Date(`${day}T00:00:00Z`);

/** The day that was so many days before today in a zone. */
export function daysAgo(days: number, timezone: string, now = new Date()): string {
  return plusDays(dayKey(now, timezone), -days);
}

/** The day so many days after another. */
export function plusDays(day: string, days: number): string {
  const date = at(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `3 Mar`, with the year where it is not that of the last day of what is shown. */
export function dayWords(day: string, last: string): string {
  return (day.slice(0, 4) === last.slice(0, 4) ? SHORT : LONG).format(at(day));
}
