// Everything that is asked about intake bots.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { type BotId, type BotStep, type BotSummary, ipc } from '../../ipc';

export const botsQuery = queryOptions({
  queryKey: ['bots'],
  queryFn: () => ipc.listBots(),
  meta: { tags: ['submissions', 'flow_apps', 'boards', 'records'] },
});

const NO_BOTS: BotSummary[] = [];

/** Every bot; none until they have come. */
export function useBots(): BotSummary[] {
  return useQuery(botsQuery).data ?? NO_BOTS;
}

/** A bot with everything about it; its submissions over time from a day on. */
export function botQuery(bot: BotId, by: BotStep, since: string | null) {
  return queryOptions({
    queryKey: ['bots', 'one', bot, by, since],
    queryFn: () => ipc.getBot({ bot, by, since }),
    meta: { tags: ['submissions', 'flow_apps', 'boards', 'records', 'fields', 'imports'] },
    placeholderData: (previous, query) => (query?.queryKey[2] === bot ? previous : undefined),
  });
}
