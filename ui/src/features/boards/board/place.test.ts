import { describe, expect, it } from 'vitest';
import { placeAt, slotOf, stepped } from './place';

const PHASES = [
  { id: 'a', others: 3 },
  { id: 'b', others: 1 },
  { id: 'c', others: 0 },
];

describe('the place of a card that is held', () => {
  it('goes on among the other cards, and stops at both ends', () => {
    expect(stepped({ phase: 'a', index: 1 }, 'ArrowDown', PHASES)).toEqual({ phase: 'a', index: 2 });
    expect(stepped({ phase: 'a', index: 3 }, 'ArrowDown', PHASES)).toEqual({ phase: 'a', index: 3 });
    expect(stepped({ phase: 'a', index: 0 }, 'ArrowUp', PHASES)).toEqual({ phase: 'a', index: 0 });
    expect(stepped({ phase: 'a', index: 1 }, 'End', PHASES)).toEqual({ phase: 'a', index: 3 });
  });

  it('goes to another phase at the same height, or to its end where that is shorter', () => {
    expect(stepped({ phase: 'a', index: 3 }, 'ArrowRight', PHASES)).toEqual({ phase: 'b', index: 1 });
    expect(stepped({ phase: 'b', index: 1 }, 'ArrowRight', PHASES)).toEqual({ phase: 'c', index: 0 });
    expect(stepped({ phase: 'c', index: 0 }, 'ArrowRight', PHASES)).toEqual({ phase: 'c', index: 0 });
    expect(stepped({ phase: 'a', index: 0 }, 'ArrowLeft', PHASES)).toEqual({ phase: 'a', index: 0 });
  });

  it('is one gap further where the held card itself stands before it', () => {
    const from = { phase: 'a', index: 1 };
    expect(slotOf({ phase: 'a', index: 0 }, from)).toBe(0);
    expect(slotOf({ phase: 'a', index: 2 }, from)).toBe(3);
    expect(slotOf({ phase: 'b', index: 1 }, from)).toBe(1);
    for (const slot of [0, 1, 3, 4]) expect(slotOf(placeAt('a', slot, from), from)).toBe(slot === 1 ? 2 : slot);
  });
});
