import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { CardId, CardSummary, PhaseId } from '../../../ipc';
import { useDebounced } from '../../../lib/useDebounced';
import { AS_ON_THE_BOARD, type CardsWanted, cardPageQuery, PAGE_CARDS } from '../api';

interface Seen {
  first: number;
  end: number;
  /** The bar is being dragged: only where it rests is fetched. */
  jumping: boolean;
}

interface PhaseCards {
  cardAt: (position: number) => CardSummary | undefined;
  /** Where a card stands, if it is among those that are known. */
  positionOf: (card: CardId) => number | undefined;
  /** None until the first answer. */
  total: number | undefined;
  error: Error | null;
  refetch: () => void;
}

/** The cards of a phase by position, fetched in windows as they come into view; nothing before the phase itself has. */
export function usePhaseCards(wanted: CardsWanted, phase: PhaseId, isSeen: boolean, seen: Seen): PhaseCards {
  const { first, end, jumping } = seen;
  // The old cards stay until the new ones are here, so that typing into the search never blanks the board.
  const head = useQuery({
    ...cardPageQuery(wanted, phase, AS_ON_THE_BOARD, 0),
    enabled: isSeen,
    placeholderData: keepPreviousData,
  });
  const pages = `${Math.floor(first / PAGE_CARDS)}-${Math.floor(Math.max(first, end - 1) / PAGE_CARDS)}`;
  const rested = useDebounced(pages, 80);
  const [from = 0, to = 0] = (jumping ? rested : pages).split('-').map(Number);
  const answers = useQueries({
    queries: Array.from({ length: to - from + 1 }, (_, index) => ({
      ...cardPageQuery(wanted, phase, AS_ON_THE_BOARD, from + index),
      enabled: isSeen && from + index > 0,
    })),
  });
  return {
    cardAt: (position) => {
      const page = Math.floor(position / PAGE_CARDS);
      const data = page === 0 ? head.data : answers[page - from]?.data;
      return data?.cards[position - page * PAGE_CARDS];
    },
    positionOf: (card) => {
      for (const page of [head.data, ...answers.map(({ data }) => data)]) {
        const at = page?.cards.findIndex(({ id }) => id === card) ?? -1;
        if (page && at >= 0) return page.offset + at;
      }
      return undefined;
    },
    total: head.data?.total,
    error: head.error ?? answers.find((answer) => answer.error)?.error ?? null,
    refetch: () => {
      void head.refetch();
      for (const answer of answers) if (answer.isError) void answer.refetch();
    },
  };
}
