import { type RefObject, useLayoutEffect, useState } from 'react';

const GAP = 6;
/** Room for “+12 more” behind the last one that fits. */
const REST_WIDTH = 76;

/**
 * How many children of a row fit on one line of the box around it; at least one. The others are hidden from sight and from
 * the keyboard, but keep their size, so that they come back when there is room.
 */
export function useFit(row: RefObject<HTMLElement | null>, isWhole: boolean, content: string): number {
  const [fitting, setFitting] = useState(Number.POSITIVE_INFINITY);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words are another width.
  useLayoutEffect(() => {
    const element = row.current;
    const box = element?.parentElement;
    if (!element || !box) return;
    const measure = () => {
      const children = [...element.children].filter((child) => child instanceof HTMLElement);
      element.style.width = '';
      const ends = endsOf(children);
      const room = box.clientWidth;
      const count =
        // A box without a size is not on the page yet.
        room === 0 || (ends.at(-1) ?? 0) <= room
          ? children.length
          : Math.max(1, ends.filter((end) => end <= room - REST_WIDTH).length);
      children.forEach((child, at) => {
        child.style.visibility = isWhole || at < count ? '' : 'hidden';
      });
      // What is hidden takes no room on the line, so that the rest is counted right behind.
      if (!isWhole && count < children.length) {
        element.style.width = `${Math.min(Math.ceil(ends[count - 1] ?? 0), room - REST_WIDTH)}px`;
      }
      setFitting(count);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [row, isWhole, content]);
  return fitting;
}

/** Where each one would end if they all stood on one line. */
function endsOf(children: HTMLElement[]): number[] {
  let end = -GAP;
  return children.map((child) => {
    end += GAP + child.getBoundingClientRect().width;
    return end;
  });
}
