import { useDelayed } from '../lib/useDelayed';
import classes from './Opening.module.css';

/** Stands while the workspace is opened; what is quick never shows it. */
export function Opening() {
  const late = useDelayed(true);
  return (
    <div className={classes.page} role="status">
      {late && 'Opening the workspace…'}
    </div>
  );
}
