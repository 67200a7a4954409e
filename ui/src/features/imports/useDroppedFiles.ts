import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** Drops that were dealt with already, so that coming back to the screen does not read the same files again. */
const taken = new WeakSet<string[]>();

/** Takes the files that were dropped and led to this screen. Whoever takes them says when they are dealt with. */
export function useDroppedFiles(take: (paths: string[], done: () => void) => void): void {
  const dropped = useLocation({ select: (location) => location.state.paths });
  const begun = useRef<string[]>(undefined);
  useEffect(() => {
    if (dropped === undefined || taken.has(dropped) || begun.current === dropped) return;
    begun.current = dropped;
    take(dropped, () => taken.add(dropped));
  }, [dropped, take]);
}
