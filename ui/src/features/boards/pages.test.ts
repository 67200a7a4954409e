import { describe, expect, it } from 'vitest';
import type { CardSummary } from '../../ipc';
import { PAGE_CARDS } from './api';
import { positionOf, withCardAt, withoutCard } from './pages';
import { cardInfo } from './testing';

const cards = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => cardInfo(`c${from + index}`, `Card ${from + index}`));
const ids = (page: readonly CardSummary[] | undefined) => page?.map(({ id }) => id);

describe('a move in windows of cards', () => {
  it('takes a card out, and the next window gives its first one', () => {
    const pages = new Map([
      [0, cards(0, PAGE_CARDS)],
      [1, cards(PAGE_CARDS, 3)],
    ]);
    const next = withoutCard(pages, 10);
    expect(ids(next.get(0))).not.toContain('c10');
    expect(next.get(0)).toHaveLength(PAGE_CARDS);
    expect(next.get(0)?.at(-1)?.id).toBe(`c${PAGE_CARDS}`);
    expect(ids(next.get(1))).toEqual([`c${PAGE_CARDS + 1}`, `c${PAGE_CARDS + 2}`]);
  });

  it('puts a card in, and the last one goes on to the next window', () => {
    const pages = new Map([
      [0, cards(0, PAGE_CARDS)],
      [1, cards(PAGE_CARDS, 2)],
    ]);
    const next = withCardAt(pages, 0, cardInfo('new', 'New'));
    expect(next.get(0)?.[0]?.id).toBe('new');
    expect(next.get(0)).toHaveLength(PAGE_CARDS);
    expect(ids(next.get(1))).toEqual([`c${PAGE_CARDS - 1}`, `c${PAGE_CARDS}`, `c${PAGE_CARDS + 1}`]);
  });

  it('leaves a window alone whose beginning would not be known', () => {
    const pages = new Map([[2, cards(100, 4)]]);
    expect(ids(withCardAt(pages, 0, cardInfo('new', 'New')).get(2))).toEqual(['c100', 'c101', 'c102', 'c103']);
  });

  it('finds a card only where its window is known', () => {
    expect(positionOf(new Map([[1, cards(50, 4)]]), 'c52')).toBe(PAGE_CARDS + 2);
    expect(positionOf(new Map([[1, cards(50, 4)]]), 'c2')).toBeUndefined();
  });
});
