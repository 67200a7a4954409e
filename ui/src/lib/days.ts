// Sorts what happened into days. A day is a calendar day in the workspace's time zone, so that every member sees the
// same entry under the same heading, wherever their computer is.

interface Dated {
  id: string;
  at: string;
}

export type DayItem<E> =
  | { type: 'day'; key: string; label: string }
  | { type: 'entry'; key: string; entry: E; isLastOfDay: boolean };

/** Days as headings with their entries below, in the order in which the entries came. */
export function groupByDay<E extends Dated>(entries: E[], timezone: string, now: Date): DayItem<E>[] {
  const items: DayItem<E>[] = [];
  let current = '';
  entries.forEach((entry, index) => {
    const at = new Date(entry.at);
    const day = dayKey(at, timezone);
    if (day !== current) {
      current = day;
      items.push({ type: 'day', key: `day-${day}-${index}`, label: dayLabel(at, timezone, now) });
    }
    const next = entries[index + 1];
    const isLastOfDay = next === undefined || dayKey(new Date(next.at), timezone) !== day;
    items.push({ type: 'entry', key: entry.id, entry, isLastOfDay });
  });
  return items;
}

/** The calendar day as `2026-11-23`. */
export function dayKey(at: Date, timezone: string): string {
  // Sweden writes dates the ISO way, which spares putting the parts together by hand.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: timezone }).format(at);
}

/** “Today”, “Yesterday”, “3 March”, or “3 March 2025” in another year. */
export function dayLabel(at: Date, timezone: string, now: Date): string {
  const day = dayKey(at, timezone);
  const today = dayKey(now, timezone);
  if (day === today) return 'Today';
  if (day === dayBefore(today)) return 'Yesterday';
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    day: 'numeric',
    month: 'long',
    year: day.slice(0, 4) === today.slice(0, 4) ? undefined : 'numeric',
  }).format(at);
}

// Steps the calendar day itself, not the instant: a day with a clock change has 23 or 25 hours.
function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}

/** `10:42` in the workspace's zone. */
export function clockIn(at: string, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' }).format(
    new Date(at),
  );
}

/** `Monday, 3 March 2026 at 10:42` in the workspace's zone. */
export function exactIn(at: string, timezone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: timezone, dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(at),
  );
}

const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const LONG = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A calendar day as the core writes it, `2026-03-03`: `3 Mar`, with the year where it is not that of the other day. It has no zone. */
export function dayWords(day: string, beside: string): string {
  return (day.slice(0, 4) === beside.slice(0, 4) ? SHORT : LONG).format(new Date(`${day}T00:00:00Z`));
}
