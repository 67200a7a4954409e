import { type KeyboardEvent, memo, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Refusal } from '../../../components/Refusal';
import { SkeletonBar } from '../../../components/SkeletonRows';
import type { BoardInfo, BoardPhase, CardId, CardSummary } from '../../../ipc';
import { useRowWindow } from '../../contacts/useRowWindow';
import type { CardsWanted } from '../api';
import classes from './Board.module.css';
import { BoardCard } from './BoardCard';
import { ColumnHeader } from './ColumnHeader';
import { type ColumnHandle, useColumnHandles } from './columnHandles';
import { usePhaseCards } from './usePhaseCards';
import { useSeen } from './useSeen';

/** A card and the gap below it. */
export const CARD_STRIDE = 116;
const GAP = 8;

interface ColumnProps {
  board: BoardInfo;
  phase: BoardPhase;
  wanted: CardsWanted;
  isFiltered: boolean;
  /** The card that stands open. */
  opened: CardId | undefined;
  /** Position of the card that is held, where it comes from here. */
  heldAt: number | null;
  /** The gap where a held card would land here. */
  slot: number | null;
  onOpen: (card: CardSummary) => void;
  /** An arrow leads to another column. */
  onAcross: (phase: BoardPhase, step: -1 | 1, index: number) => void;
}

/** One phase: its header, and the cards that are in view in a stack as tall as all of them. */
export const Column = memo(function Column(props: ColumnProps) {
  const { board, phase, wanted, isFiltered, opened, heldAt, slot, onOpen, onAcross } = props;
  const handles = useColumnHandles();
  const [section, isSeen] = useSeen();
  const element = useRef<HTMLDivElement | null>(null);
  const [stop, setStop] = useState<number | null>(null);
  const [known, setKnown] = useState(phase.shown);
  const rows = useRowWindow({ rows: known, rowHeight: CARD_STRIDE, headerHeight: 0, after: GAP, initialOffset: 0 });
  const { view, scroller, reveal, offset, scrollTo } = rows;
  const cards = usePhaseCards(wanted, phase.id, isSeen, view);
  const total = cards.total ?? phase.shown;
  if (total !== known) setKnown(total);

  const attach = useCallback(
    (next: HTMLDivElement | null) => {
      element.current = next;
      scroller(next);
    },
    [scroller],
  );

  // Another search or filter begins at the top.
  const { filter, search } = wanted;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for decides, not what is done with it.
  useEffect(() => scrollTo(0), [filter, search]);

  // Whichever card stands open is in view, once it is known, and not behind its own panel.
  const openAt = opened === undefined ? undefined : cards.positionOf(opened);
  const isOpenHere = openAt !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another card decides, not that one above it has gone.
  useEffect(() => {
    if (openAt === undefined) return;
    reveal(openAt);
    element.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [opened, isOpenHere]);

  const latest = useRef({ cards, total });
  latest.current = { cards, total };
  useEffect(() => {
    const box = () => element.current?.getBoundingClientRect() ?? new DOMRect();
    const topOf = (index: number) => box().top + index * CARD_STRIDE - offset();
    const handle: ColumnHandle = {
      box,
      topOf,
      total: () => latest.current.total,
      cardAt: (index) => latest.current.cards.cardAt(index),
      slotAt: (y) => Math.min(Math.max(Math.round((y - topOf(0)) / CARD_STRIDE), 0), latest.current.total),
      reveal,
      scrollBy: (pixels) => {
        if (element.current) element.current.scrollTop += pixels;
      },
      focus: (index) => {
        flushSync(() => {
          reveal(index);
          setStop(index);
        });
        element.current
          ?.querySelector<HTMLElement>(`[data-index="${index}"] [data-card]`)
          ?.focus({ preventScroll: true });
      },
    };
    handles.set(phase.id, handle);
    return () => {
      handles.delete(phase.id);
    };
  }, [handles, phase.id, offset, reveal]);

  const onKeyDown = (event: KeyboardEvent) => {
    // A held card takes the arrows for itself.
    if (heldAt !== null || slot !== null || !(event.target instanceof HTMLElement)) return;
    if (event.target.dataset.card === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = Number(event.target.closest<HTMLElement>('[data-index]')?.dataset.index ?? 0);
    const go = (index: number) => handles.get(phase.id)?.focus(Math.min(Math.max(index, 0), total - 1));
    const keys: Record<string, () => void> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Home: () => go(0),
      End: () => go(total - 1),
      PageDown: () => go(at + rows.pageRows),
      PageUp: () => go(at - rows.pageRows),
      ArrowRight: () => onAcross(phase, 1, at),
      ArrowLeft: () => onAcross(phase, -1, at),
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  const end = Math.min(view.end, total);
  const shown = new Set(Array.from({ length: Math.max(0, end - view.first) }, (_, index) => view.first + index));
  // What is held, and what has the focus, stays where it is while the rest scrolls away.
  for (const kept of [heldAt, stop]) if (kept !== null && kept < total) shown.add(kept);
  const stopAt = stop !== null && stop < total ? stop : Math.min(view.topRow, Math.max(total - 1, 0));

  return (
    <section ref={section} className={classes.column} data-target={slot !== null || undefined} aria-label={phase.name}>
      <ColumnHeader board={board} phase={phase} isFiltered={isFiltered} />
      <div
        ref={attach}
        className={classes.cards}
        data-unread={cards.total === undefined || undefined}
        role="none"
        onKeyDown={onKeyDown}
      >
        {cards.error ? (
          <div className={classes.empty}>
            <Refusal error={cards.error} onRetry={cards.refetch} />
          </div>
        ) : total === 0 ? (
          <p className={classes.empty}>{isFiltered && phase.count > 0 ? 'None of its cards match.' : 'No cards.'}</p>
        ) : null}
        <ul className={classes.stack} style={{ height: rows.height }} aria-label={`Cards in ${phase.name}`}>
          {[...shown]
            .sort((a, b) => a - b)
            .map((position) => {
              const card = cards.cardAt(position);
              return (
                <li
                  key={card?.id ?? `at-${position}`}
                  className={classes.slot}
                  data-index={position}
                  aria-setsize={total}
                  aria-posinset={position + 1}
                  style={{ transform: `translateY(${position * CARD_STRIDE + view.shift}px)` }}
                  onFocus={() => setStop(position)}
                >
                  {card ? (
                    <BoardCard
                      card={card}
                      board={board}
                      index={position}
                      isOpen={card.id === opened}
                      isStop={position === stopAt}
                      onOpen={onOpen}
                    />
                  ) : (
                    <div className={classes.skeleton} role="img" aria-label="Loading">
                      <SkeletonBar width={`${60 + ((position * 31) % 30)}%`} />
                      <SkeletonBar width={`${40 + ((position * 17) % 30)}%`} />
                    </div>
                  )}
                </li>
              );
            })}
        </ul>
        {slot !== null && (
          <div
            className={classes.place}
            style={{ top: Math.max(0, slot * CARD_STRIDE + view.shift - GAP / 2 - 1), insetInline: 8 }}
          />
        )}
      </div>
    </section>
  );
});
