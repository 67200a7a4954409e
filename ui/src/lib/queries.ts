import { QueryClient } from '@tanstack/react-query';
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
  void client.invalidateQueries({ predicate: (query) => query.meta?.tags.some((tag) => tags.has(tag)) ?? false });
}
