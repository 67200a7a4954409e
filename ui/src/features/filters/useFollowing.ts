import { useCallback, useEffect, useRef } from 'react';
import type { Filter } from '../../ipc';
import { sameFilter } from './filter';
import type { ListFilter } from './useListFilter';

/** The list follows once typing has rested; the count beside it does so at once. */
const REST_MS = 150;

interface Following {
  /** The list is to show this filter soon. */
  follow: (filter: Filter) => void;
  /** The list is to show the latest one now. */
  settle: () => void;
}

/**
 * Hands a filter that is being built on to its list, the last one only. What waits is dropped where somebody else changes
 * the list's filter meanwhile, and where the builder goes away without settling.
 */
export function useFollowing({ filter, change }: ListFilter): Following {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<Filter | null>(null);
  const sent = useRef<Filter | null>(null);
  const latest = useRef(change);
  latest.current = change;

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (sent.current && sameFilter(sent.current, filter)) return;
    clearTimeout(timer.current);
    waiting.current = null;
  }, [filter]);

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    if (waiting.current === null) return;
    sent.current = waiting.current;
    waiting.current = null;
    latest.current(sent.current);
  }, []);
  const follow = useCallback(
    (next: Filter) => {
      waiting.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(settle, REST_MS);
    },
    [settle],
  );
  return { follow, settle };
}
