import type { SegmentCause, SegmentEvent, SegmentHistory, SegmentMove, SegmentSize, SegmentWeek } from '../bindings';
import { noise, personAt } from './people';

const DAY = 86_400_000;
const CAUSES: SegmentCause[] = ['edit', 'import', 'edit', 'clock', 'bulk', 'edit', 'undo', 'import'];

interface Day {
  day: string;
  joined: number;
  left: number;
  /** Members at its end. */
  count: number;
}

export interface Grown {
  /** Tells one segment's story from another's. */
  salt: number;
  count: number;
  createdAt: string;
}

/** The days of a segment, the first one first. What it has now is the sum of all that came and went, as in a real one. */
export function daysOf({ salt, count, createdAt }: Grown, now: number): Day[] {
  const first = Math.floor(Date.parse(createdAt) / DAY);
  const last = Math.floor(now / DAY);
  const days: Day[] = [];
  let members = count;
  for (let day = last; day >= first; day--) {
    const most = Math.max(1, Math.round(count * 0.008));
    const isFirst = day === first;
    const left = isFirst ? 0 : Math.min(members, noise(day, salt) % most);
    const joined = isFirst ? members : Math.min(members, noise(day, salt + 1) % Math.ceil(most * 1.2));
    days.push({ day: new Date(day * DAY).toISOString().slice(0, 10), joined, left, count: members });
    members += left - joined;
  }
  return days.reverse();
}

export function historyOf(days: Day[], since: string | null): SegmentHistory {
  const shown = days.filter(({ day }) => since === null || day >= since);
  const weeks = new Map<string, SegmentWeek>();
  for (const { day, joined, left } of shown) {
    const monday = mondayOf(day);
    const week = weeks.get(monday) ?? { monday, joined: 0, left: 0 };
    weeks.set(monday, { monday, joined: week.joined + joined, left: week.left + left });
  }
  return {
    sizes: shown.map(({ day, count }): SegmentSize => ({ day, count })),
    weeks: [...weeks.values()],
    joined: sum(shown, ({ joined }) => joined),
    left: sum(shown, ({ left }) => left),
  };
}

/** Every move of the days, newest first, made as it is asked for: the first day alone may have a hundred thousand. */
export function* movesOf(
  days: Day[],
  { salt, createdAt }: Grown,
  event: SegmentEvent | null,
  size: number,
  now: number,
): Generator<SegmentMove> {
  for (const [index, { day, joined, left }] of [...days.entries()].reverse()) {
    const isFirst = index === 0;
    const start = Date.parse(`${day}T00:00:00Z`);
    const end = Math.min(start + DAY, now);
    for (let number = 0; number < joined + left; number++) {
      // Those who went are spread among those who came.
      const isJoin = isFirst || (number * joined) % (joined + left) < joined;
      if (event !== null && isJoin !== (event === 'joined')) continue;
      const seed = noise(number + salt * 131, start / DAY);
      const person = personAt(seed % size, size, now);
      const cause = isFirst ? 'segment' : (CAUSES[seed % CAUSES.length] ?? 'edit');
      const at = isFirst
        ? createdAt
        : new Date(end - ((number + 1) / (joined + left + 1)) * (end - start)).toISOString();
      yield {
        contact: person.id,
        name: person.displayName,
        event: isJoin ? 'joined' : 'left',
        at,
        cause,
        member: cause === 'clock' ? '' : seed % 3 === 0 ? 'Kim Lee' : 'Sam Rivera',
        files: cause === 'import' ? 'quote-requests.csv' : '',
      };
    }
  }
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

function sum<T>(all: T[], of: (each: T) => number): number {
  return all.reduce((total, each) => total + of(each), 0);
}
