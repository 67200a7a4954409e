import { useEffect, useRef } from 'react';
import type { BoardPhase, PhaseId } from '../../../ipc';
import type { ColumnHandles } from './columnHandles';

interface PointerPlace {
  isActive: boolean;
  phases: BoardPhase[];
  handles: ColumnHandles;
  /** What scrolls from column to column. */
  scroller: () => HTMLElement | null;
  onPlace: (phase: PhaseId, slot: number) => void;
}

/** How near to an edge the pointer scrolls, and by how many pixels a frame at most. */
const EDGE = 56;
const SPEED = 18;

/** How fast to scroll for a point between two edges; negative towards the first. */
function pull(at: number, start: number, end: number): number {
  if (at < start + EDGE) return -SPEED * Math.min(1, (start + EDGE - at) / EDGE);
  if (at > end - EDGE) return SPEED * Math.min(1, (at - end + EDGE) / EDGE);
  return 0;
}

/** Says over which gap of which column the mouse or the finger is, and scrolls what it comes to the edge of. */
export function usePointerPlace(options: PointerPlace): void {
  const latest = useRef(options);
  latest.current = options;
  const { isActive } = options;

  useEffect(() => {
    if (!isActive) return;
    let point: { x: number; y: number } | null = null;
    let frame = 0;

    const look = () => {
      if (!point) return;
      const { phases, handles, onPlace } = latest.current;
      // Between two columns the nearer one counts.
      let nearest: { phase: PhaseId; distance: number } | null = null;
      for (const { id } of phases) {
        const box = handles.get(id)?.box();
        if (!box) continue;
        const distance = Math.max(box.left - point.x, point.x - box.right, 0);
        if (nearest === null || distance < nearest.distance) nearest = { phase: id, distance };
      }
      const column = nearest && handles.get(nearest.phase);
      if (nearest && column) onPlace(nearest.phase, column.slotAt(point.y));
      return column;
    };
    const scroll = () => {
      frame = requestAnimationFrame(scroll);
      if (!point) return;
      const board = latest.current.scroller();
      if (board) {
        const { left, right } = board.getBoundingClientRect();
        const across = pull(point.x, left, right);
        if (across !== 0) board.scrollLeft += across;
      }
      const column = look();
      if (!column) return;
      const { top, bottom } = column.box();
      const along = pull(point.y, top, bottom);
      if (along !== 0) column.scrollBy(along);
    };
    const onMouse = ({ clientX, clientY }: MouseEvent) => {
      point = { x: clientX, y: clientY };
      look();
    };
    const onTouch = ({ touches }: TouchEvent) => {
      const [touch] = touches;
      if (!touch) return;
      point = { x: touch.clientX, y: touch.clientY };
      look();
    };
    window.addEventListener('mousemove', onMouse);
    window.addEventListener('touchmove', onTouch, { passive: true });
    frame = requestAnimationFrame(scroll);
    return () => {
      window.removeEventListener('mousemove', onMouse);
      window.removeEventListener('touchmove', onTouch);
      cancelAnimationFrame(frame);
    };
  }, [isActive]);
}
