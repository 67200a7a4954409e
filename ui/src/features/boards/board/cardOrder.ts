import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { BoardDetail, CardId, CardSummary } from '../../../ipc';
import { PAGE_ROWS } from '../../contacts/useRowPages';
import {
  AS_ON_THE_BOARD,
  type CardListQuery,
  type CardsWanted,
  cardPageQuery,
  type cardRows,
  cardRowsQuery,
  PAGE_CARDS,
} from '../api';

/** A run of cards in the order in which they are shown, read in pages. */
interface Run {
  readonly total: number;
  size: number;
  known: (page: number) => readonly CardSummary[] | undefined;
  read: (page: number) => Promise<readonly CardSummary[]>;
}

export interface CardOrder {
  /** Where a card stands among those beside it; nothing where that is not known. */
  placeOf(card: CardId): { position: number; total: number } | undefined;
  /** The card before or after one; nothing where there is none, or where the one is not known. */
  neighbour(card: CardId, step: -1 | 1): Promise<CardId | undefined>;
}

type CardRows = Awaited<ReturnType<typeof cardRows>>;

function runsOf(client: QueryClient, board: BoardDetail, wanted: CardsWanted, list: CardListQuery | null): Run[] {
  if (list !== null) {
    const pageOf = (page: number) => cardRowsQuery({ query: list }, page);
    const held = (page: number) => client.getQueryData<CardRows>(pageOf(page).queryKey);
    return [
      {
        get total() {
          return held(0)?.total ?? 0;
        },
        size: PAGE_ROWS,
        known: (page) => held(page)?.rows,
        read: async (page) => (await client.ensureQueryData(pageOf(page))).rows,
      },
    ];
  }
  return board.phases.map(({ id, shown }): Run => {
    const pageOf = (page: number) => cardPageQuery(wanted, id, AS_ON_THE_BOARD, page);
    return {
      total: shown,
      size: PAGE_CARDS,
      known: (page) => client.getQueryData(pageOf(page).queryKey)?.cards,
      read: async (page) => (await client.ensureQueryData(pageOf(page))).cards,
    };
  });
}

function locate(runs: Run[], card: CardId): { run: number; position: number } | undefined {
  for (const [at, run] of runs.entries()) {
    for (let page = 0; page * run.size < run.total; page++) {
      const index = run.known(page)?.findIndex(({ id }) => id === card) ?? -1;
      if (index >= 0) return { run: at, position: page * run.size + index };
    }
  }
  return undefined;
}

async function cardAt(run: Run, position: number): Promise<CardId | undefined> {
  return (await run.read(Math.floor(position / run.size)))[position % run.size]?.id;
}

/** The order in which cards are shown: phase by phase, or as the list sorts them. */
export function useCardOrder(board: BoardDetail, wanted: CardsWanted, list: CardListQuery | null): CardOrder {
  const client = useQueryClient();
  return useMemo(() => {
    const runs = runsOf(client, board, wanted, list);
    return {
      placeOf(card) {
        const found = locate(runs, card);
        const run = found && runs[found.run];
        return found && run ? { position: found.position, total: run.total } : undefined;
      },
      async neighbour(card, step) {
        const found = locate(runs, card);
        const here = found && runs[found.run];
        if (!found || !here) return undefined;
        const next = found.position + step;
        if (next >= 0 && next < here.total) return cardAt(here, next);
        // On to the next phase that shows any.
        for (let at = found.run + step; at >= 0 && at < runs.length; at += step) {
          const run = runs[at];
          if (run && run.total > 0) return cardAt(run, step === 1 ? 0 : run.total - 1);
        }
        return undefined;
      },
    };
  }, [client, board, wanted, list]);
}
