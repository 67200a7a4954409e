import { describe, expect, it } from 'vitest';
import type { ListQuery } from '../../ipc';
import { ALL, isTicked, NONE, tickedCount, toggled, toSelection, withTicked } from './selection';

const query: ListQuery = { search: 'ana', sort: { field: 'name', descending: false }, inBin: false };
const at = (position: number) => ({ id: `id-${position}`, position });

describe('some contacts', () => {
  it('toggle one by one', () => {
    const one = toggled(NONE, at(4));
    expect(isTicked(one, 'id-4')).toBe(true);
    expect(tickedCount(one, 10)).toBe(1);
    expect(tickedCount(toggled(one, at(4)), 10)).toBe(0);
  });

  it('are handed on in the order of the list, not of the clicks', () => {
    const ticked = withTicked(NONE, [at(9), at(2), at(5)], true);
    expect(toSelection(ticked, query)).toEqual({ kind: 'ids', ids: ['id-2', 'id-5', 'id-9'] });
  });

  it('leave the selection they came from as it was', () => {
    const before = withTicked(NONE, [at(1)], true);
    toggled(before, at(2));
    expect(tickedCount(before, 10)).toBe(1);
  });
});

describe('all that match', () => {
  it('count exactly, with those unticked taken off', () => {
    const ticked = toggled(toggled(ALL, at(3)), at(7));
    expect(tickedCount(ticked, 12_345)).toBe(12_343);
    expect(isTicked(ticked, 'id-3')).toBe(false);
    expect(isTicked(ticked, 'id-4')).toBe(true);
  });

  it('are handed on as the query, without their ids', () => {
    expect(toSelection(toggled(ALL, at(3)), query)).toEqual({ kind: 'matching', query, except: ['id-3'] });
  });

  it('take an unticked one back', () => {
    expect(toSelection(toggled(toggled(ALL, at(3)), at(3)), query)).toEqual({ kind: 'matching', query, except: [] });
  });
});
