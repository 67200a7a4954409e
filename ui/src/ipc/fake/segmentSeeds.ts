import type { Filter, FilterOp, FilterValue } from '../bindings';

const field = (name: string, op: FilterOp, value: FilterValue): Filter => ({ field: name, op, value });

/** Name, share of ten thousand, words, and what else there is to one. */
export type Seed = [name: string, share: number, summary: string, filter: Filter, problem?: string];

export const SPECIFIED: Seed[] = [
  ['Hot Leads', 52, 'Budget is more than 10,000', field('budget', 'gt', 10_000)],
  [
    'Incomplete Intakes',
    310,
    'Has a submission whose Status is incomplete',
    { has: 'submission', where: field('status', 'is', 'incomplete') },
  ],
  ['Repeat Clients', 1240, 'Number of submissions is more than 1', field('submission_count', 'gt', 1)],
  [
    'Stale Contacts',
    4120,
    'Last activity is more than 90 days ago',
    field('last_activity_at', 'more_than_ago', { days: 90 }),
  ],
];
export const EVERYBODY: Filter = { all: [] };
export const OTHERS: Seed[] = [
  [
    'Enterprise leads from the Munich trade fair who have not been called back since spring',
    7,
    'Budget is more than 50,000 and tagged berlin and (Last activity is more than 30 days ago or tagged do not call) and not in Repeat Clients',
    { all: [field('budget', 'gt', 50_000), { not: { segment: 'segment-2' } }] },
  ],
  ['VIPs', 180, 'Tagged vip', EVERYBODY],
  ['Partners and suppliers', 96, 'Tagged any of partner, supplier', EVERYBODY],
  [
    'Newsletter readers without a purchase in the last two financial years',
    870,
    'Tagged newsletter and Submissions is 0',
    EVERYBODY,
  ],
  [
    'Old pricing',
    23,
    'Price list is 2019',
    EVERYBODY,
    'The field Price list has been archived, so nobody can be asked for it.',
  ],
  ['عملاء الرياض المهتمون', 14, 'City is الرياض', EVERYBODY],
  ['Press', 9, 'Tagged press', EVERYBODY],
  ['Donaudampfschifffahrtsgesellschaftskapitäne', 1, 'Profession is Kapitän', EVERYBODY],
  ['Trial ends this week', 4, 'Trial ends within the next 1 week', EVERYBODY],
  ['Nobody yet', 0, 'Budget is more than 10,000,000', EVERYBODY],
];

/** As many as are wanted: the specification's four, odd ones, then those again under other names. */
export function seedAt(index: number): Seed {
  const known = [...SPECIFIED, ...OTHERS][index];
  if (known) return known;
  const [name, share, summary] = OTHERS[index % OTHERS.length] ?? ['', 10, ''];
  return [`${name} (${index + 1})`, share + index, summary, EVERYBODY];
}
