// Calendar days as the core writes them, `2026-11-23`. They have no zone: whatever is made of one is made of its own parts.

import { dayKey } from '../../../lib/days';

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
