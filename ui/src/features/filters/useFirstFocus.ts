import { useEffect, useRef } from 'react';

/**
 * Gives the focus to what is found when the component appears. A popover looks for something to focus when it opens, and
 * what is in it may come later, or take the place of something else; by then it has noted where the focus is to return to.
 */
export function useFirstFocus(find: () => HTMLElement | null | undefined): void {
  const first = useRef(find);
  useEffect(() => {
    const timer = setTimeout(() => first.current()?.focus());
    return () => clearTimeout(timer);
  }, []);
}
