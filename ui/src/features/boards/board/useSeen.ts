import { useEffect, useState } from 'react';

/** Whether an element has come near the view; once it has, it stays seen. */
export function useSeen(): [ref: (element: HTMLElement | null) => void, seen: boolean] {
  const [element, ref] = useState<HTMLElement | null>(null);
  const [seen, setSeen] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (!element || seen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '0px 300px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, seen]);
  return [ref, seen];
}
