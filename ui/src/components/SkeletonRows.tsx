import { useDelayed } from '../lib/useDelayed';
import classes from './SkeletonRows.module.css';

interface SkeletonRowsProps {
  rows?: number;
  /** Height of a row in pixels; the list's own, so that nothing jumps. */
  height?: number;
  label?: string;
}

/** Grey bars in the place of rows to come. They appear only when the wait is noticeable. */
export function SkeletonRows({ rows = 12, height = 36, label = 'Loading' }: SkeletonRowsProps) {
  const late = useDelayed(true);
  return (
    <div role="status" aria-label={label} style={{ minHeight: rows * height }}>
      {late &&
        Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars have no identity.
          <div key={row} className={classes.row} style={{ height }}>
            <SkeletonBar width={120 + ((row * 53) % 110)} />
            <SkeletonBar width={160 + ((row * 37) % 90)} />
            <SkeletonBar width={80 + ((row * 29) % 60)} />
          </div>
        ))}
    </div>
  );
}

/** One grey bar in the place of a value to come. */
export function SkeletonBar({ width }: { width: number | string }) {
  return <span className={classes.bar} style={{ width }} aria-hidden />;
}
