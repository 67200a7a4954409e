// What a chart says to those who cannot see it.

import type { SegmentSize, SegmentWeek } from '../../../ipc';
import { dayWords } from '../../../lib/days';
import { formatCount, formatCountOf } from '../../../lib/format';

/** “From 1,180 people on 28 Oct to 1,204 on 27 Nov; the fewest 1,170 on 2 Nov, the most 1,210 on 20 Nov.” */
export function sizeSummary(sizes: readonly SegmentSize[]): string {
  const [first] = sizes;
  const last = sizes.at(-1);
  if (!first || !last) return 'No days yet.';
  const fewest = sizes.reduce((found, each) => (each.count < found.count ? each : found));
  const most = sizes.reduce((found, each) => (each.count > found.count ? each : found));
  const on = ({ day, count }: SegmentSize) => `${formatCount(count)} on ${dayWords(day, last.day)}`;
  const people = formatCountOf(first.count, 'person', 'people');
  if (fewest.count === most.count) return `${people} from ${dayWords(first.day, last.day)} on.`;
  return `From ${people} on ${dayWords(first.day, last.day)} to ${on(last)}; the fewest ${on(fewest)}, the most ${on(most)}.`;
}

/** “12 joined and 3 left in 5 weeks; most joined in the week of 2 Nov: 8.” */
export function weekSummary(weeks: readonly SegmentWeek[]): string {
  const last = weeks.at(-1);
  if (!last) return 'No weeks yet.';
  const joined = weeks.reduce((sum, week) => sum + week.joined, 0);
  const left = weeks.reduce((sum, week) => sum + week.left, 0);
  const best = weeks.reduce((found, week) => (week.joined > found.joined ? week : found));
  const sum = `${formatCount(joined)} joined and ${formatCount(left)} left in ${formatCountOf(weeks.length, 'week')}`;
  if (best.joined === 0) return `${sum}.`;
  return `${sum}; most joined in the week of ${dayWords(best.monday, last.monday)}: ${formatCount(best.joined)}.`;
}
