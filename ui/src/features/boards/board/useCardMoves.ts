import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { toastError } from '../../../components/toast';
import type { BoardPhase, CardId, CardSummary } from '../../../ipc';
import { AS_ON_THE_BOARD, type CardsWanted, cardPageQuery, PAGE_CARDS } from '../api';
import { useCardVerbs } from '../useCardVerbs';
import { type Place, slotOf } from './place';

/** Puts a card where it was dropped: in front of the card that stands there, which may have to be asked for first. */
export function useCardMoves(wanted: CardsWanted, phases: BoardPhase[]) {
  const client = useQueryClient();
  const verbs = useCardVerbs();

  const cardBehind = async (place: Place, from: Place): Promise<CardId | null> => {
    const slot = slotOf(place, from);
    const page = await client.ensureQueryData(
      cardPageQuery(wanted, place.phase, AS_ON_THE_BOARD, Math.floor(slot / PAGE_CARDS)),
    );
    return page.cards[slot % PAGE_CARDS]?.id ?? null;
  };

  const drop = async (card: CardSummary, place: Place, from: Place) => {
    const phase = phases.find(({ id }) => id === place.phase);
    if (!phase) return;
    try {
      const before = await cardBehind(place, from);
      await verbs.move(card, { phase, before, index: place.index });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  const latest = useRef(drop);
  latest.current = drop;
  return useCallback((card: CardSummary, place: Place, from: Place) => latest.current(card, place, from), []);
}
