import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useShortcuts } from '../../../lib/shortcuts';
import type { CountOf } from '../CountText';
import { EVERYBODY, isEverybody } from '../filter';
import { filterTool } from '../tool';
import type { ListFilter } from '../useListFilter';
import classes from './FilterBar.module.css';
import { FilterChips } from './FilterChips';

interface FilterBarProps {
  list: ListFilter;
  count: CountOf;
  /** Takes the focus when there is nothing left in the bar. */
  onEmpty: () => void;
  /** The ways to keep the filter, where there are any. */
  children?: ReactNode;
}

/** The filter of a list in chips, how many it finds, and the ways to keep it. It is there while there is something to say. */
export function FilterBar({ list, count, onEmpty, children }: FilterBarProps) {
  useShortcuts({
    f: () => filterTool.set({ kind: 'pick' }),
    'shift+f': () => filterTool.set({ kind: 'builder' }),
  });
  // A segment is made, and its filter edited, in the builder beside the list.
  const editing = useLocation({ select: ({ state }) => (state.editFilter ? (state.__TSR_key ?? '') : null) });
  useEffect(() => {
    if (editing !== null) filterTool.set({ kind: 'builder' });
  }, [editing]);
  useEffect(() => () => filterTool.set(null), []);
  const { segment, filter, isChanged, isReadable } = list;
  const isNone = isEverybody(filter);
  if (isNone && !isChanged && isReadable) return null;
  return (
    <section className={classes.bar} aria-label="Filter">
      {isReadable ? (
        <FilterChips list={list} count={count} onEmpty={onEmpty} />
      ) : (
        <span className={classes.unread}>The filter in the address cannot be read.</span>
      )}
      <div className={classes.end}>
        {isReadable && count(filter)}
        {isChanged && (
          <Button variant="subtle" color="gray" onClick={list.revert}>
            Revert
          </Button>
        )}
        {(!isNone || !isReadable) && !segment && (
          <Button variant="subtle" color="gray" onClick={() => list.change(EVERYBODY)}>
            Clear
          </Button>
        )}
        {isReadable && children}
      </div>
    </section>
  );
}
