import { type Query, QueryClient } from '@tanstack/react-query';
import type { Changed, Tag } from '../ipc';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** The kinds of data that the answer was made of. A `changed` event with one of them makes the answer stale. */
      tags: readonly Tag[];
    };
  }
}

/** Answers stay fresh until a `changed` event says otherwise; nothing is asked again on a timer or on focus. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Makes stale every answer that was made of the changed kinds of data, and no other. */
export function invalidateChanged(client: QueryClient, changed: Changed): void {
  const tags = new Set<Tag>(changed.tags);
  const isMadeOf = (query: Query) => query.meta?.tags.some((tag) => tags.has(tag)) ?? false;
  // A first answer on its way may have been read before the change, and invalidating does not stop it: it is asked for
  // again once it is here.
  for (const query of client.getQueryCache().findAll({ predicate: isMadeOf })) {
    if (query.state.fetchStatus !== 'fetching' || query.state.data !== undefined) continue;
    const again = () => void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    query.promise?.then(again, again);
  }
  void client.invalidateQueries({ predicate: isMadeOf });
}
