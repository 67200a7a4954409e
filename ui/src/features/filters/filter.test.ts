import { describe, expect, it } from 'vitest';
import type { Filter } from '../../ipc';
import { allOf, EVERYBODY, isEverybody, isFilter, partsOf, sameFilter, withoutPart, withPart } from './filter';

const A: Filter = { field: 'budget', op: 'gt', value: 10_000 };
const B: Filter = { field: 'tags', op: 'has_any', value: ['vip'] };

describe('what an address brings', () => {
  it.each([
    A,
    EVERYBODY,
    { all: [A, { any: [B, { not: A }] }] },
    { has: 'submission', where: A, count: { op: 'gte', value: 2 } },
    { has: 'note' },
    { segment: 'x' },
  ])('%j is drawn', (filter) => {
    expect(isFilter(filter)).toBe(true);
  });

  it.each([
    null,
    7,
    'abc',
    [],
    {},
    { all: 5 },
    { all: [null] },
    { any: [{ field: 'x' }] },
    { not: [] },
    { has: 3 },
    { has: 'note', where: 'x' },
    { has: 'note', count: 2 },
    { segment: 1 },
  ])('%j is not, and is left to the core', (nonsense) => {
    expect(isFilter(nonsense)).toBe(false);
  });
});

describe('the parts of a filter', () => {
  it('are those of its “all”, or the one thing that it asks for', () => {
    expect(partsOf({ all: [A, B] })).toEqual([A, B]);
    expect(partsOf({ any: [A, B] })).toEqual([{ any: [A, B] }]);
    expect(partsOf(EVERYBODY)).toEqual([]);
  });

  it('come and go without leaving a trace', () => {
    const two = withPart(A, 1, B);
    expect(two).toEqual({ all: [A, B] });
    expect(withoutPart(two, 1)).toEqual(A);
    expect(isEverybody(withoutPart(A, 0))).toBe(true);
    expect(withPart(EVERYBODY, 0, A)).toEqual(A);
    expect(withPart(two, 0, B)).toEqual({ all: [B, B] });
  });

  it('keep an “all” that is a part of its own', () => {
    const inner: Filter = { all: [A, B] };
    expect(partsOf(allOf([inner]))).toEqual([inner]);
  });
});

it('filters are the same whatever the order of their keys', () => {
  expect(sameFilter(A, { value: 10_000, op: 'gt', field: 'budget' })).toBe(true);
  expect(sameFilter(A, { all: [A] })).toBe(true);
  expect(sameFilter({ all: [A, B] }, { all: [B, A] })).toBe(false);
  expect(sameFilter(A, { ...A, value: 10_001 })).toBe(false);
});
