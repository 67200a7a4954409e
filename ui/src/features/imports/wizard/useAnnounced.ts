import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives a step's heading the focus when its words change: a screen reader says where the wizard has come, and Tab goes on from there
 * instead of from a button that is gone.
 */
export function useAnnounced(words: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new words are a new step.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [words]);
  return heading;
}
