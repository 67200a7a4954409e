import type { ReactNode } from 'react';
import type { Filter, ListQuery } from '../../ipc';
import { formatCountOf } from '../../lib/format';
import { useExactCount } from './api';
import { type Asked, PEOPLE } from './asked';
import classes from './Words.module.css';

/** How many a list has with another filter: what stands beside a filter while it is built. */
export type CountOf = (filter: Filter) => ReactNode;

interface FoundProps {
  asked: Asked;
  /** None until it is known. */
  count: number | undefined;
  /** It belongs to the filter before. */
  isBehind: boolean;
}

/** How many were found; the last answer dimmed while the next is on its way. */
export function FoundText({ asked: { one, many }, count, isBehind }: FoundProps) {
  return (
    <span role="status" className={`${classes.count} numeric`} data-behind={isBehind || undefined}>
      {count === undefined ? '\u2007' : formatCountOf(count, one, many)}
    </span>
  );
}

/** How many people a query has, exactly, counted for itself. */
export function CountText({ query }: { query: ListQuery }) {
  return <FoundText asked={PEOPLE} {...useExactCount(query)} />;
}

/** Counts by the list, which follows the filter: for lists that say their total with each answer. */
export function countedByList(asked: Asked, total: number | undefined, isBehind: boolean): CountOf {
  return () => <FoundText asked={asked} count={total} isBehind={isBehind} />;
}
