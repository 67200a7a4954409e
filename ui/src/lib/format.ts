const number = new Intl.NumberFormat('en');
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const exactTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });
const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

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
  return exactTime.format(new Date(at));
}

/** `3 Mar`, with the year where it is another than today's. */
export function formatDay(at: string | Date, now = new Date()): string {
  const date = new Date(at);
  return (date.getFullYear() === now.getFullYear() ? shortDay : longDay).format(date);
}

/** `10:42` */
export function formatClock(at: string | Date): string {
  return clock.format(new Date(at));
}

const STEPS: [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [3600, 'minute', 60],
  [86_400, 'hour', 3600],
  [7 * 86_400, 'day', 86_400],
  [30 * 86_400, 'week', 7 * 86_400],
];

/** `just now`, `5 min ago`, `yesterday`, `3 wk. ago`; older than a month: the day. */
export function formatRelative(at: string | Date, now = new Date()): string {
  const seconds = (new Date(at).getTime() - now.getTime()) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 60) return 'just now';
  for (const [limit, unit, unitSeconds] of STEPS) {
    if (distance < limit) return relative.format(Math.trunc(seconds / unitSeconds), unit).replace('.', '');
  }
  return formatDay(at, now);
}

/** `about 20 s`, `about 3 min`: what is left of long work. */
export function formatSecondsLeft(seconds: number): string {
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 60) return `about ${Math.ceil(seconds / 5) * 5} s left`;
  return `about ${Math.ceil(seconds / 60)} min left`;
}
