import { expect, it } from 'vitest';
import { behind, stepBefore, withMoved } from './order';
import { segmentInfo } from './testing';

const [A, B, C] = ['a', 'b', 'c'].map((id) => segmentInfo(id, id.toUpperCase()));
const ALL = [A, B, C].filter((segment) => segment !== undefined);
const order = (segments: typeof ALL) => segments.map(({ id }) => id).join('');

it.each([
  ['a', 'c', 'bac'],
  ['a', null, 'bca'],
  ['c', 'a', 'cab'],
  ['b', 'b', 'abc'],
  ['gone', 'a', 'abc'],
])('%s in front of %s gives %s', (segment, before, expected) => {
  expect(order(withMoved(ALL, segment, before))).toBe(expected);
});

it.each([
  ['b', -1, 'bac'],
  ['b', 1, 'acb'],
  ['a', 1, 'bac'],
  ['c', -1, 'acb'],
] as const)('a step of %s by %i gives %s', (segment, step, expected) => {
  const before = stepBefore(ALL, segment, step);
  expect(order(withMoved(ALL, segment, before ?? null))).toBe(expected);
});

it('nothing steps over an end', () => {
  expect(stepBefore(ALL, 'a', -1)).toBeUndefined();
  expect(stepBefore(ALL, 'c', 1)).toBeUndefined();
  expect(stepBefore(ALL, 'gone', 1)).toBeUndefined();
});

it('what stands behind one is known until the last', () => {
  expect(behind(['a', 'b'], 'a')).toBe('b');
  expect(behind(['a', 'b'], 'b')).toBeNull();
});
