import type { ListQuery } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { useExactCount } from './api';
import classes from './Words.module.css';

/** How many people a query has, exactly; the last answer dimmed while the next is on its way. */
export function CountText({ query }: { query: ListQuery }) {
  const { count, isBehind } = useExactCount(query);
  return (
    <span role="status" className={`${classes.count} numeric`} data-behind={isBehind || undefined}>
      {count === undefined ? '\u2007' : formatCountOf(count, 'person', 'people')}
    </span>
  );
}
