import type { Priority } from '../../../ipc';
import classes from './Pickers.module.css';

const BARS: Record<Priority, number> = { urgent: 3, high: 3, medium: 2, low: 1 };

/** How pressing something is, as bars; urgent is a square with a mark in it. Decoration: the word stands beside it or is its label. */
export function PrioritySign({ priority, label }: { priority: Priority | null; label?: string }) {
  const named = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  if (priority === 'urgent') {
    return (
      // biome-ignore lint/a11y/noSvgWithoutTitle: it has a label where it stands alone.
      <svg width={14} height={14} viewBox="0 0 14 14" className={classes.priority} data-priority={priority} {...named}>
        <rect x={0.5} y={0.5} width={13} height={13} rx={3} fill="currentColor" />
        <rect x={6.1} y={3} width={1.8} height={5} rx={0.9} fill="var(--cc-raised)" />
        <circle cx={7} cy={10.4} r={1.1} fill="var(--cc-raised)" />
      </svg>
    );
  }
  const lit = priority === null ? 0 : BARS[priority];
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it has a label where it stands alone.
    <svg
      width={14}
      height={14}
      viewBox="0 0 14 14"
      className={classes.priority}
      data-priority={priority ?? 'none'}
      {...named}
    >
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 4.4}
          y={9 - bar * 3.4}
          width={3}
          height={4 + bar * 3.4}
          rx={1}
          fill="currentColor"
          className={bar < lit ? undefined : classes.off}
        />
      ))}
    </svg>
  );
}
