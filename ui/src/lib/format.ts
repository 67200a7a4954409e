import { createStore } from './store';

const number = new Intl.NumberFormat('en');
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
/** The zone that times are shown in: the workspace's, so that every member reads the same day wherever they are. */
export const timeZone = createStore<string | undefined>(undefined);
/** The region that numbers are written for: the workspace's. */
export const region = createStore('US');

const FORMATS = {
  exact: { dateStyle: 'full', timeStyle: 'short' },
  shortDay: { day: 'numeric', month: 'short' },
  longDay: { day: 'numeric', month: 'short', year: 'numeric' },
  clock: { hour: '2-digit', minute: '2-digit' },
  // Sweden writes days the ISO way.
  iso: { year: 'numeric', month: '2-digit', day: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making a format takes longer than using it a hundred times, and a list uses one for every row. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(kind: keyof typeof FORMATS, at: Date): string {
  const zone = timeZone.get();
  const key = `${kind} ${zone}`;
  let known = made.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(kind === 'iso' ? 'sv-SE' : 'en-GB', { ...FORMATS[kind], timeZone: zone });
    made.set(key, known);
  }
  return known.format(at);
}

/** Calendar days from one time to another. */
function daysBetween(from: Date, to: Date): number {
  return (Date.parse(format('iso', to)) - Date.parse(format('iso', from))) / 86_400_000;
}

/** `12,345` */
export function formatCount(count: number): string {
  return number.format(count);
}

/** `1 contact`, `12,345 contacts` */
export function formatCountOf(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** `Monday, 3 March 2026 at 10:42` */
export function formatExactTime(at: string | Date): string {
  return format('exact', new Date(at));
}

/** `3 Mar`, with the year where it is another than today's. */
export function formatDay(at: string | Date, now = new Date()): string {
  const date = new Date(at);
  const isThisYear = format('iso', date).slice(0, 4) === format('iso', now).slice(0, 4);
  return format(isThisYear ? 'shortDay' : 'longDay', date);
}

/** `10:42` */
export function formatClock(at: string | Date): string {
  return format('clock', new Date(at));
}

/** `just now`, `5 min ago`, `yesterday`, `3 wk ago`; older than a month: the day. */
export function formatRelative(at: string | Date, now = new Date()): string {
  const then = new Date(at);
  const seconds = (then.getTime() - now.getTime()) / 1000;
  const distance = Math.abs(seconds);
  const ago = (value: number, unit: Intl.RelativeTimeFormatUnit) =>
    relative.format(Math.trunc(value), unit).replace('.', '');
  if (distance < 60) return 'just now';
  if (distance < 3600) return ago(seconds / 60, 'minute');
  if (distance < 86_400) return ago(seconds / 3600, 'hour');
  // From here on the calendar counts, not the clock: 30 hours ago may be yesterday or the day before.
  const days = daysBetween(now, then);
  if (Math.abs(days) < 7) return ago(days, 'day');
  if (Math.abs(days) < 30) return ago(days / 7, 'week');
  return formatDay(then, now);
}

/** `about 20 s`, `about 3 min`: what is left of long work. */
export function formatSecondsLeft(seconds: number): string {
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${Math.ceil(seconds / 60)} min left`;
}
