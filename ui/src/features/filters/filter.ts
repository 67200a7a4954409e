// A filter as data: what it is made of at the top, and whether two say the same. Pure.

import type { Filter } from '../../ipc';

/** Everybody. */
export const EVERYBODY: Filter = { all: [] };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether something has a filter's shape all through, so that it can be drawn. An address may bring anything. */
export function isFilter(value: unknown): value is Filter {
  if (!isObject(value)) return false;
  if ('all' in value) return Array.isArray(value.all) && value.all.every(isFilter);
  if ('any' in value) return Array.isArray(value.any) && value.any.every(isFilter);
  if ('not' in value) return isFilter(value.not);
  if ('has' in value) {
    const { has, where, count } = value;
    const isCounted = count == null || (isObject(count) && typeof count.op === 'string');
    return typeof has === 'string' && (where == null || isFilter(where)) && isCounted;
  }
  if ('segment' in value) return typeof value.segment === 'string';
  return typeof value.field === 'string' && typeof value.op === 'string';
}

/** The parts that a contact must pass all of: what stands as a chip each. */
export function partsOf(filter: Filter): Filter[] {
  return 'all' in filter && filter.all ? filter.all : [filter];
}

/** The filter that asks for all of these. One part stands for itself, so that adding and removing goes back to the same. */
export function allOf(parts: Filter[]): Filter {
  const [only] = parts;
  return parts.length === 1 && only && !('all' in only && only.all) ? only : { all: parts };
}

/** The filter without one of its parts. */
export function withoutPart(filter: Filter, at: number): Filter {
  return allOf(partsOf(filter).filter((_, index) => index !== at));
}

/** The filter with another part in this place; past the end it is one more. */
export function withPart(filter: Filter, at: number, part: Filter): Filter {
  const parts = partsOf(filter);
  return allOf(at < parts.length ? parts.map((each, index) => (index === at ? part : each)) : [...parts, part]);
}

/** Whether a filter asks for nothing at all. */
export function isEverybody(filter: Filter): boolean {
  return 'all' in filter && filter.all !== undefined && filter.all.every(isEverybody);
}

/** Whether two filters are written the same, whatever the order of their keys. */
export function sameFilter(one: Filter, other: Filter): boolean {
  return written(allOf(partsOf(one))) === written(allOf(partsOf(other)));
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
