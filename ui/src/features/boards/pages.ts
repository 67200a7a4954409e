// Windows of cards as the cache keeps them, and what a move does to them before the core has answered. Pure.

import type { CardSummary } from '../../ipc';
import { PAGE_CARDS } from './api';

/** What is known of a phase: pages by their number, each with the cards it has. */
export type Pages = ReadonlyMap<number, readonly CardSummary[]>;

function byPosition(pages: Pages): Map<number, CardSummary> {
  const cards = new Map<number, CardSummary>();
  for (const [page, held] of pages) {
    for (const [index, card] of held.entries()) cards.set(page * PAGE_CARDS + index, card);
  }
  return cards;
}

/** The same pages with other cards. A page whose first card is not known any more stays as it was: the answer will mend it. */
function rebuilt(pages: Pages, cards: Map<number, CardSummary>): Map<number, CardSummary[]> {
  const next = new Map<number, CardSummary[]>();
  for (const [page, held] of pages) {
    const first = page * PAGE_CARDS;
    const now: CardSummary[] = [];
    for (let at = first; at < first + PAGE_CARDS; at++) {
      const card = cards.get(at);
      if (card === undefined) break;
      now.push(card);
    }
    next.set(page, now.length === 0 && held.length > 1 ? [...held] : now);
  }
  return next;
}

/** Where a card stands, if that is known. */
export function positionOf(pages: Pages, card: string): number | undefined {
  for (const [at, each] of byPosition(pages)) if (each.id === card) return at;
  return undefined;
}

/** Without the card at a position; those behind it move up. */
export function withoutCard(pages: Pages, position: number): Map<number, CardSummary[]> {
  const cards = new Map<number, CardSummary>();
  for (const [at, card] of byPosition(pages)) if (at !== position) cards.set(at > position ? at - 1 : at, card);
  return rebuilt(pages, cards);
}

/** With a card at a position; those behind it move down. */
export function withCardAt(pages: Pages, position: number, card: CardSummary): Map<number, CardSummary[]> {
  const cards = new Map<number, CardSummary>([[position, card]]);
  for (const [at, each] of byPosition(pages)) cards.set(at >= position ? at + 1 : at, each);
  return rebuilt(pages, cards);
}
