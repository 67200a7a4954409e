import {
  type Announcements,
  type DragStartEvent,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  type Modifier,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useCallback, useRef, useState } from 'react';
import type { BoardPhase, CardSummary } from '../../../ipc';
import type { ColumnHandles } from './columnHandles';
import { type Place, placeAt, samePlace, slotOf, stepped } from './place';
import { usePointerPlace } from './usePointerPlace';

/** What a card tells of itself when it is picked up. */
export interface DragData {
  card: CardSummary;
  index: number;
}

interface Held {
  card: CardSummary;
  from: Place;
  place: Place;
  isByKeyboard: boolean;
}

interface BoardDrag {
  phases: BoardPhase[];
  handles: ColumnHandles;
  scroller: () => HTMLElement | null;
  onDrop: (card: CardSummary, place: Place, from: Place) => void;
}

const KEYS = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter],
};

/** Told by the board's own words, which know phases and positions. */
export const SILENT: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** What a card is called aloud. A card that a submission made has the contact's name as its title, which is said once. */
export const cardName = ({ title, contact }: CardSummary): string =>
  contact === null || contact.name === title ? title : `${title}, ${contact.name}`;

/**
 * A card that is held: by mouse, by touch or by keyboard. Cards that are not loaded count as much as the others: the place is a
 * phase and a position in it, not a card to stand on.
 */
export function useBoardDrag({ phases, handles, scroller, onDrop }: BoardDrag) {
  const [held, setHeld] = useState<Held | null>(null);
  const [told, setTold] = useState('');
  const latest = useRef(held);

  const set = useCallback((next: Held | null) => {
    latest.current = next;
    setHeld(next);
  }, []);

  const sizes = () =>
    phases.map(({ id }) => {
      const total = handles.get(id)?.total() ?? 0;
      return { id, others: latest.current?.from.phase === id ? Math.max(0, total - 1) : total };
    });
  const words = ({ phase, index }: Place) => {
    const name = phases.find(({ id }) => id === phase)?.name ?? '';
    const others = sizes().find(({ id }) => id === phase)?.others ?? 0;
    return `${name}, position ${index + 1} of ${others + 1}`;
  };

  const go = (place: Place) => {
    const was = latest.current;
    if (!was || samePlace(was.place, place)) return;
    set({ ...was, place });
    setTold(place.phase === was.place.phase ? `Now ${words(place)}.` : `Moved to ${words(place)}.`);
  };

  const coordinateGetter: KeyboardCoordinateGetter = (event) => {
    const was = latest.current;
    if (!was) return undefined;
    const place = stepped(was.place, event.code, sizes());
    // Also a step that leads nowhere is no scrolling of the page.
    if (/^(Arrow|Home|End)/.test(event.code)) event.preventDefault();
    if (samePlace(place, was.place)) return undefined;
    handles.get(place.phase)?.reveal(Math.max(0, slotOf(place, was.from) - (place.phase === was.from.phase ? 1 : 0)));
    go(place);
    // The card is shown at its place by `follow`, which needs no coordinates and no scrolling of dnd-kit's own.
    return undefined;
  };

  const sensors = useSensors(
    // A press that does not move is a click; a touch that moves at once scrolls.
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 220, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter, keyboardCodes: KEYS }),
  );

  /** Under the keyboard the held card is drawn over the place where it would land. */
  const follow: Modifier = ({ transform, activeNodeRect }) => {
    const now = latest.current;
    const column = now?.isByKeyboard ? handles.get(now.place.phase) : undefined;
    if (!now || !column || !activeNodeRect) return transform;
    const { left, top, bottom } = column.box();
    const y =
      Math.min(Math.max(column.topOf(now.place.index), top), Math.max(top, bottom - activeNodeRect.height)) + LIFTED;
    return { ...transform, x: left + LIFTED - activeNodeRect.left, y: y - activeNodeRect.top };
  };

  usePointerPlace({
    isActive: held !== null && !held.isByKeyboard,
    phases,
    handles,
    scroller,
    onPlace: (phase, slot) => {
      const was = latest.current;
      if (was) go(placeAt(phase, slot, was.from));
    },
  });

  return {
    held,
    /** What is said aloud. */
    told,
    sensors,
    follow,
    onDragStart: ({ active, activatorEvent }: DragStartEvent) => {
      const { card, index } = active.data.current as DragData;
      const from = { phase: card.phase, index };
      set({ card, from, place: from, isByKeyboard: activatorEvent instanceof KeyboardEvent });
      setTold(`Picked up ${cardName(card)}. ${words(from)}.`);
    },
    onDragEnd: () => {
      const was = latest.current;
      if (!was) return;
      setTold(`Dropped in ${words(was.place)}.`);
      set(null);
      if (!samePlace(was.place, was.from)) onDrop(was.card, was.place, was.from);
    },
    onDragCancel: () => {
      const was = latest.current;
      if (!was) return;
      setTold(`${cardName(was.card)} is back in ${words(was.from)}.`);
      set(null);
    },
  };
}

/** Pixels by which a held card is drawn aside, so that the mark below it is seen. */
const LIFTED = 6;
