import { describe, expect, it } from 'vitest';
import type { Filter } from '../../ipc';
import {
  type GroupDraft,
  leavesOf,
  newCondition,
  newGroup,
  readGroup,
  withCopy,
  withRemoved,
  withUnwrapped,
  withWrapped,
  writeGroup,
} from './draft';

const BUDGET: Filter = { field: 'budget', op: 'gt', value: 10_000 };
const TAGGED: Filter = { field: 'tags', op: 'has_any', value: ['vip', 'partner'] };
const INCOMPLETE: Filter = { has: 'submission', where: { field: 'status', op: 'is', value: 'incomplete' } };
const whole = () => true;
const again = (filter: Filter) => writeGroup(readGroup(filter), whole);

describe('a filter that is read and written', () => {
  it.each<Filter>([
    BUDGET,
    { any: [BUDGET] },
    { all: [BUDGET, { any: [TAGGED] }, { not: INCOMPLETE }] },
    { not: { any: [BUDGET, { all: [TAGGED, { any: [{ not: BUDGET }] }] }] } },
    { has: 'note', count: { op: 'is', value: 0 } },
    { has: 'submission', where: { any: [{ field: 'bot', op: 'is', value: 'b' }] }, count: { op: 'gte', value: 2 } },
    { all: [{ segment: 'a' }, { not: { segment: 'b' } }] },
    { field: 'email', op: 'is_empty' },
    { field: 'vip', op: 'is', value: false },
  ])('%j is the same', (filter) => {
    expect(again(filter)).toEqual(filter);
  });

  it('says “at least one” only where nothing else is said', () => {
    expect(again({ has: 'note', count: { op: 'gte', value: 1 } })).toEqual({ has: 'note' });
  });

  it('asks for everybody where it asks for nothing', () => {
    expect(again({ all: [] })).toBeUndefined();
  });
});

describe('what is not complete', () => {
  it('is left out, with the groups that have nothing else', () => {
    const open = newCondition('budget', 'gt');
    const draft: GroupDraft = newGroup('all', [...readGroup(TAGGED).parts, newGroup('any', [open])]);
    expect(writeGroup(draft, ({ value }) => value !== undefined)).toEqual(TAGGED);
  });
});

describe('parts of a group', () => {
  const draft = readGroup({ all: [BUDGET, { any: [TAGGED, INCOMPLETE] }] });
  const [first, second] = draft.parts.map(({ id }) => id);
  const write = (group: GroupDraft) => writeGroup(group, whole);

  it('are copied with all that is in them, under names of their own', () => {
    const copy = withCopy(draft, second ?? '');
    expect(write(copy)).toEqual({
      all: [BUDGET, { any: [TAGGED, INCOMPLETE] }, { any: [TAGGED, INCOMPLETE] }],
    });
    const names = leavesOf(copy).map(({ part }) => part.id);
    expect(new Set(names).size).toBe(names.length);
  });

  it('go into a group, come out of it, and go', () => {
    expect(write(withWrapped(draft, first ?? ''))).toEqual({
      all: [{ any: [BUDGET] }, { any: [TAGGED, INCOMPLETE] }],
    });
    expect(write(withUnwrapped(draft, second ?? ''))).toEqual({ all: [BUDGET, TAGGED, INCOMPLETE] });
    expect(write(withRemoved(draft, second ?? ''))).toEqual(BUDGET);
  });
});

it('the conditions of a related thing are known by it', () => {
  expect(leavesOf(readGroup({ all: [BUDGET, INCOMPLETE] })).map(({ scope }) => scope)).toEqual([null, 'submission']);
});
