import type { FilterKind, FilterKindOps, FilterOp, FilterOpInfo, FilterTakes, FilterValue } from '../bindings';

/** What the people of the fake have of a field: texts, numbers, days, ids, milliseconds; nothing where it is blank. */
export type Have = readonly (string | number | boolean)[];

const op = (name: FilterOp, words: string, takes: FilterTakes = 'one', includesBlanks = false): FilterOpInfo => ({
  op: name,
  words,
  takes,
  includesBlanks,
});

const BLANK = [op('is_not_empty', 'has a value', 'nothing'), op('is_empty', 'has no value', 'nothing', true)];
const ONE_OF = [op('is_one_of', 'is one of', 'many'), op('is_not_one_of', 'is none of', 'many', true)];
const TEXT = [
  op('contains', 'contains'),
  op('is', 'is'),
  op('is_not', 'is not', 'one', true),
  op('not_contains', 'does not contain', 'one', true),
  op('starts_with', 'starts with'),
  op('ends_with', 'ends with'),
  ...ONE_OF,
  ...BLANK,
];
const NUMBER = [
  op('gt', 'is more than'),
  op('gte', 'is at least'),
  op('lt', 'is less than'),
  op('lte', 'is at most'),
  op('between', 'is between', 'two'),
  op('is', 'is'),
  op('is_not', 'is not', 'one', true),
  ...BLANK,
];
const DAY = [
  op('on', 'is on'),
  op('before', 'is before'),
  op('after', 'is after'),
  op('between', 'is between', 'two'),
  op('within_last', 'is within the last', 'span'),
  op('within_next', 'is within the next', 'span'),
  op('more_than_ago', 'is more than … ago', 'span'),
  ...BLANK,
];
const DURATION = [
  op('gt', 'is more than', 'span'),
  op('gte', 'is at least', 'span'),
  op('lt', 'is less than', 'span'),
  op('lte', 'is at most', 'span'),
];
const CHOICE = [op('is', 'is'), op('is_not', 'is not', 'one', true), ...ONE_OF, ...BLANK];
const CHOICES = [
  op('has_any', 'has any of', 'many'),
  op('has_all', 'has all of', 'many'),
  op('has_none', 'has none of', 'many', true),
  ...BLANK,
];
const BOOLEAN = [op('is', 'is'), op('is_not', 'is not', 'one', true), ...BLANK];

const KINDS: Record<FilterKind, FilterOpInfo[]> = {
  text: TEXT,
  phone: TEXT,
  number: NUMBER,
  date: DAY,
  instant: DAY,
  duration: DURATION,
  boolean: BOOLEAN,
  choice: CHOICE,
  choices: CHOICES,
  answer: [...TEXT, ...NUMBER.slice(0, 5), ...DAY.slice(1, 3)],
};

export const FAKE_KINDS: FilterKindOps[] = (Object.keys(KINDS) as FilterKind[]).map((kind) => ({
  kind,
  ops: KINDS[kind],
}));

export const opInfo = (kind: FilterKind, name: FilterOp): FilterOpInfo | undefined =>
  KINDS[kind].find((each) => each.op === name);

export const foldText = (value: unknown): string =>
  String(value).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

const DAY_MS = 86_400_000;
const SPANS: Record<string, number> = {
  hours: DAY_MS / 24,
  days: DAY_MS,
  weeks: 7 * DAY_MS,
  months: 30.44 * DAY_MS,
  years: 365.25 * DAY_MS,
};

function spanOf(value: FilterValue | undefined): number {
  const [unit = '', count] = Object.entries((value ?? {}) as Record<string, number>)[0] ?? [];
  return (SPANS[unit] ?? 0) * (count ?? 0);
}

const isDay = (kind: FilterKind) => kind === 'date' || kind === 'instant';

/** Whether what somebody has passes. A moment is compared by its day, as the core does. */
export function tester(
  kind: FilterKind,
  name: FilterOp,
  value: FilterValue | undefined,
  now: number,
): (have: Have) => boolean {
  const list = (Array.isArray(value) ? value : value == null ? [] : [value]).map((each) =>
    kind === 'duration' ? spanOf(each) : typeof each === 'string' && !isDay(kind) ? foldText(each) : each,
  );
  const [first, second] = list;
  const plain = (each: Have[number]) => (typeof each === 'string' && !isDay(kind) ? foldText(each) : each);
  const some = (test: (each: Have[number]) => boolean) => (have: Have) => have.some((each) => test(plain(each)));
  const compare = (test: (each: string | number, than: string | number) => boolean, than: unknown) =>
    some((each) => test(each as number, than as number));
  const isIn = some((each) => list.includes(each));
  const no = (test: (have: Have) => boolean) => (have: Have) => !test(have);
  const ms = (each: Have[number]) => Date.parse(String(each));
  switch (name) {
    case 'is':
    case 'on':
    case 'is_one_of':
    case 'has_any':
      return isIn;
    case 'is_not':
    case 'is_not_one_of':
    case 'has_none':
      return no(isIn);
    case 'has_all':
      return (have) => list.every((each) => have.map(plain).includes(each as string));
    case 'contains':
      return some((each) => String(each).includes(String(first)));
    case 'not_contains':
      return no(some((each) => String(each).includes(String(first))));
    case 'starts_with':
      return some((each) => String(each).startsWith(String(first)));
    case 'ends_with':
      return some((each) => String(each).endsWith(String(first)));
    case 'is_empty':
      return (have) => have.length === 0;
    case 'is_not_empty':
      return (have) => have.length > 0;
    case 'gt':
    case 'after':
      return compare((each, than) => each > than, first);
    case 'gte':
      return compare((each, than) => each >= than, first);
    case 'lt':
    case 'before':
      return compare((each, than) => each < than, first);
    case 'lte':
      return compare((each, than) => each <= than, first);
    case 'between':
      return (have) =>
        compare((each, than) => each >= than, first)(have) && compare((each, than) => each <= than, second)(have);
    case 'within_last':
      return some((each) => ms(each) <= now && ms(each) >= now - spanOf(value));
    case 'within_next':
      return some((each) => ms(each) >= now && ms(each) <= now + spanOf(value));
    case 'more_than_ago':
      return some((each) => ms(each) < now - spanOf(value));
  }
}
