import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';

/** Below this many pixels a press is a click. */
const THRESHOLD = 4;

interface Start {
  x: number;
  width: number;
}

interface DragOptions {
  enabled: boolean;
  onMove: (event: PointerEvent, start: Start) => void;
  onEnd?: (event: PointerEvent) => void;
  /** The width that the drag begins with. */
  start?: () => number;
}

export interface Drag {
  dragging: boolean;
  onPointerDown: (event: ReactPointerEvent) => void;
  /** Whether the press that just ended was a drag: its click is to be ignored. */
  wasDrag(): boolean;
}

/** A drag with the pointer, sideways. */
export function useDrag(options: DragOptions): Drag {
  const latest = useRef(options);
  latest.current = options;
  const moved = useRef(false);
  const stop = useRef<(() => void) | null>(null);
  const [dragging, setDragging] = useState(false);
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = (event: ReactPointerEvent) => {
    if (!latest.current.enabled || event.button !== 0) return;
    const start: Start = { x: event.clientX, width: latest.current.start?.() ?? 0 };
    moved.current = false;
    const onPointerMove = (move: PointerEvent) => {
      if (!moved.current && Math.abs(move.clientX - start.x) < THRESHOLD) return;
      moved.current = true;
      setDragging(true);
      latest.current.onMove(move, start);
    };
    const finish = () => {
      window.removeEventListener('pointermove', onPointerMove);
      window.removeEventListener('pointerup', onPointerUp);
      window.removeEventListener('pointercancel', finish);
      stop.current = null;
      setDragging(false);
    };
    const onPointerUp = (up: PointerEvent) => {
      finish();
      if (moved.current) latest.current.onEnd?.(up);
    };
    window.addEventListener('pointermove', onPointerMove);
    window.addEventListener('pointerup', onPointerUp);
    window.addEventListener('pointercancel', finish);
    stop.current = finish;
  };

  return { dragging, onPointerDown, wasDrag: () => moved.current };
}
