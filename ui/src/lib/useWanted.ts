import { useEffect, useRef, useState } from 'react';

/**
 * What somebody wants a value to be, until what is saved says so too: the next choice builds on it, and not on what was heard last.
 * Saves run one after the other; one that is refused gives way to what is saved.
 */
export function useWanted<T>(saved: T, save: (wanted: T) => Promise<boolean>): [T, (wanted: T) => void] {
  const [wanted, setWanted] = useState<{ value: T } | null>(null);
  const queue = useRef(Promise.resolve());
  const waiting = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is saved is what it waits for.
  useEffect(() => {
    if (waiting.current === 0) setWanted(null);
  }, [saved]);

  const want = (value: T) => {
    setWanted({ value });
    waiting.current += 1;
    queue.current = queue.current
      .then(() => save(value))
      .then((isKept) => {
        waiting.current -= 1;
        if (!isKept && waiting.current === 0) setWanted(null);
      });
  };
  return [wanted === null ? saved : wanted.value, want];
}
