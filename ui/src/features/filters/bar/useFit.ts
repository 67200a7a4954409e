import { type RefObject, useLayoutEffect, useState } from 'react';

/**
 * How many children of a wrapping row stand on its first line. Those on the lines below are hidden from sight and from the
 * keyboard, but keep their size, so that they come back when there is room.
 */
export function useFit(row: RefObject<HTMLElement | null>, isWhole: boolean, content: string): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are another width.
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const measure = () => {
      const children = [...element.children].filter((child) => child instanceof HTMLElement);
      const top = children[0]?.offsetTop ?? 0;
      const below = children.findIndex((child) => child.offsetTop > top);
      const count = below < 0 ? children.length : below;
      children.forEach((child, at) => {
        child.style.visibility = isWhole || at < count ? '' : 'hidden';
      });
      setFitting(count);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [row, isWhole, content]);
  return fitting;
}
