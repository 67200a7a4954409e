import { createContext, useContext } from 'react';
import type { CardSummary, PhaseId } from '../../../ipc';

/** What the board can ask a column while a card is dragged over it or the keyboard moves into it. */
export interface ColumnHandle {
  /** Where its cards are seen. */
  box(): DOMRect;
  /** How many cards it shows, those that are not loaded too. */
  total(): number;
  cardAt(index: number): CardSummary | undefined;
  /** The gap between two cards that is nearest to a point. */
  slotAt(clientY: number): number;
  /** Where a card stands, or would stand, from the top of the window. */
  topOf(index: number): number;
  reveal(index: number): void;
  scrollBy(pixels: number): void;
  /** Gives a card the focus. */
  focus(index: number): void;
}

export type ColumnHandles = Map<PhaseId, ColumnHandle>;

const HandlesContext = createContext<ColumnHandles>(new Map());

export const ColumnHandlesProvider = HandlesContext.Provider;

export const useColumnHandles = (): ColumnHandles => useContext(HandlesContext);
