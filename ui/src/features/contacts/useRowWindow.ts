import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import {
  barHeight,
  type Geometry,
  isJump,
  moved,
  type Place,
  placeAt,
  type RowWindow,
  revealed,
  rowsAt,
  settled,
} from '../../lib/scaledScroll';

const OVERSCAN = 8;
/** The scroller rests: the bar is put right. */
const SETTLE_MS = 160;
/** It rests for longer: nobody holds the bar any more, and where it stands need not be said. */
const LET_GO_MS = 600;

interface View extends RowWindow {
  /** What is added to `index * rowHeight` to place a row; 0 unless the bar is scaled. */
  shift: number;
  /** First row that is really seen. */
  topRow: number;
  /** Whether the bar is being dragged. */
  jumping: boolean;
}

export interface RowWindowHandle {
  /** Goes to the scroller as its `ref`. */
  scroller: (element: HTMLDivElement | null) => void;
  view: View;
  /** Height of the element that makes the bar. */
  height: number;
  /** Rows that fit into the view. */
  pageRows: number;
  /** Scrolls as little as shows the row. */
  reveal(row: number): void;
  /** Scrolls to an offset in pixels of the full list. */
  scrollTo(offset: number): void;
  offset(): number;
  /** Gives the scroller the focus, so that the next keys are the list's. */
  focus(): void;
}

interface Options {
  rows: number;
  rowHeight: number;
  /** Height of what stays at the top of the scroller. */
  headerHeight: number;
  /** Empty space after the last row. */
  after: number;
  initialOffset: number;
}

/** Which of a list's rows to draw, and where, while its scroller moves. See `lib/scaledScroll`. */
export function useRowWindow({ rows, rowHeight, headerHeight, after, initialOffset }: Options): RowWindowHandle {
  const [element, scroller] = useState<HTMLDivElement | null>(null);
  const geometry = useRef<Geometry>({ rows, rowHeight, viewport: 600, after });
  const place = useRef<Place>(placeAt(geometry.current, initialOffset));
  const jumping = useRef(false);

  const look = useCallback((): View => {
    const { first, end } = rowsAt(geometry.current, place.current, OVERSCAN);
    return {
      first,
      end,
      shift: place.current.top - place.current.offset,
      topRow: Math.floor(place.current.offset / geometry.current.rowHeight),
      jumping: jumping.current,
    };
  }, []);
  const [view, setView] = useState(look);

  const show = useCallback(() => {
    const next = look();
    setView((was) => {
      const same = was.first === next.first && was.end === next.end && was.shift === next.shift;
      return same && was.jumping === next.jumping && (!next.jumping || was.topRow === next.topRow) ? was : next;
    });
  }, [look]);

  /** Puts the scroller where the place says; the event that this causes changes nothing. */
  const apply = useCallback(
    (next: Place) => {
      place.current = next;
      if (element && Math.abs(element.scrollTop - next.top) >= 1) element.scrollTop = next.top;
      show();
    },
    [element, show],
  );

  useLayoutEffect(() => {
    if (!element) return;
    const measure = () => {
      const viewport = Math.max(rowHeight, (element.clientHeight || 600) - headerHeight);
      geometry.current = { rows, rowHeight, viewport, after };
      apply(settled(geometry.current, place.current));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, rows, rowHeight, headerHeight, after, apply]);

  useEffect(() => {
    if (!element) return;
    let settling: ReturnType<typeof setTimeout> | undefined;
    let lettingGo: ReturnType<typeof setTimeout> | undefined;
    const settle = () => {
      // The scroller is elsewhere already, and its event is on the way: the next rest will do.
      if (Math.abs(element.scrollTop - place.current.top) >= 1) return;
      apply(settled(geometry.current, place.current));
    };
    const letGo = () => {
      jumping.current = false;
      show();
    };
    const onScroll = () => {
      const top = element.scrollTop;
      if (Math.abs(top - place.current.top) < 1) return;
      jumping.current ||= isJump(geometry.current, place.current, top);
      const next = moved(geometry.current, place.current, top);
      // Drawn before the browser paints, so that a dragged bar never shows an empty view.
      flushSync(() => apply(next));
      clearTimeout(settling);
      clearTimeout(lettingGo);
      settling = setTimeout(settle, SETTLE_MS);
      lettingGo = setTimeout(letGo, LET_GO_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      element.removeEventListener('scroll', onScroll);
      clearTimeout(settling);
      clearTimeout(lettingGo);
    };
  }, [element, apply, show]);

  return {
    scroller,
    view,
    height: barHeight({ rows, rowHeight, viewport: 0, after }),
    pageRows: Math.max(1, Math.floor(geometry.current.viewport / rowHeight)),
    reveal: useCallback((row) => apply(revealed(geometry.current, place.current, row)), [apply]),
    scrollTo: useCallback((offset) => apply(placeAt(geometry.current, offset)), [apply]),
    offset: useCallback(() => place.current.offset, []),
    focus: useCallback(() => element?.focus({ preventScroll: true }), [element]),
  };
}
