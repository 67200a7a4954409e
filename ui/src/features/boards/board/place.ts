// Where a card that is held would land. Pure.

import type { PhaseId } from '../../../ipc';

/** A place on the board: a phase, and how many of its other cards stand before it. */
export interface Place {
  phase: PhaseId;
  index: number;
}

/** What a phase is to a card that is held: how many cards it has, that one aside. */
export interface PhaseSize {
  id: PhaseId;
  others: number;
}

/** The gap between the cards as they stand, the held one among them, at which the place is marked. */
export function slotOf(place: Place, from: Place): number {
  return place.phase === from.phase && place.index >= from.index ? place.index + 1 : place.index;
}

/** The place that a gap between the cards as they stand means. */
export function placeAt(phase: PhaseId, slot: number, from: Place): Place {
  return { phase, index: phase === from.phase && slot > from.index ? slot - 1 : slot };
}

export const samePlace = (one: Place, other: Place): boolean => one.phase === other.phase && one.index === other.index;

const clamp = (index: number, last: number) => Math.min(Math.max(index, 0), last);

/** One step with the keyboard; the same place where there is none. */
export function stepped(place: Place, key: string, phases: readonly PhaseSize[]): Place {
  const column = phases.findIndex(({ id }) => id === place.phase);
  const here = phases[column];
  if (!here) return place;
  const across = (step: number): Place => {
    const next = phases[column + step];
    return next ? { phase: next.id, index: clamp(place.index, next.others) } : place;
  };
  const within = (index: number): Place => ({ phase: place.phase, index: clamp(index, here.others) });
  switch (key) {
    case 'ArrowUp':
      return within(place.index - 1);
    case 'ArrowDown':
      return within(place.index + 1);
    case 'ArrowLeft':
      return across(-1);
    case 'ArrowRight':
      return across(1);
    case 'Home':
      return within(0);
    case 'End':
      return within(here.others);
    default:
      return place;
  }
}
