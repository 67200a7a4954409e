import { expect, it } from 'vitest';
import { DEFAULT_FIELDS, DEFAULT_GROUPS } from '../../../ipc/fake/fieldValues';
import { headOf, itemsOf, placeIn, withMovedField } from './order';

const ORDER = [headOf('a'), 'x', 'y', headOf('b'), 'z', headOf(null), 'w'];

it.each([
  ['x', { group: 'a', before: 'y', number: 1, count: 2 }],
  ['y', { group: 'a', before: null, number: 2, count: 2 }],
  ['z', { group: 'b', before: null, number: 1, count: 1 }],
  ['w', { group: null, before: null, number: 1, count: 1 }],
])('a field stands under the head above it: %s', (field, place) => {
  expect(placeIn(ORDER, field)).toEqual(place);
});

it('above the first head is the beginning of the first group', () => {
  expect(placeIn(['w', ...ORDER.slice(0, -1)], 'w')).toEqual({ group: 'a', before: 'x', number: 1, count: 3 });
});

it('a group without fields takes one', () => {
  expect(placeIn([headOf('a'), headOf('b'), 'x', headOf(null)], 'x')).toEqual({
    group: 'b',
    before: null,
    number: 1,
    count: 1,
  });
});

it('a moved field is shown where it will be, in its group or another', () => {
  const list = { groups: DEFAULT_GROUPS, fields: DEFAULT_FIELDS };
  const [first, second] = DEFAULT_FIELDS;
  const within = itemsOf(withMovedField(list, second?.id ?? '', 'company', first?.id ?? null));
  expect(within.slice(0, 3)).toEqual([headOf('company'), second?.id, first?.id]);
  const across = itemsOf(withMovedField(list, first?.id ?? '', 'internal', null));
  expect(placeIn(across, first?.id ?? '').group).toBe('internal');
});
