import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ListQuery } from '../../../ipc';
import { useShortcuts } from '../../../lib/shortcuts';
import { CountText } from '../CountText';
import { EVERYBODY, isEverybody } from '../filter';
import { SaveAsSegment } from '../save/SaveAsSegment';
import { SaveSegment } from '../save/SaveSegment';
import { filterTool } from '../tool';
import type { ListFilter } from '../useListFilter';
import classes from './FilterBar.module.css';
import { FilterChips } from './FilterChips';

interface FilterBarProps {
  list: ListFilter;
  /** The query that the list shows. */
  query: ListQuery;
  /** Takes the focus when there is nothing left in the bar. */
  onEmpty: () => void;
}

/** The filter of the list in chips, who it finds, and the ways to keep it. It is there while there is something to say. */
export function FilterBar({ list, query, onEmpty }: FilterBarProps) {
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
        <FilterChips list={list} query={query} onEmpty={onEmpty} />
      ) : (
        <span className={classes.unread}>The filter in the address cannot be read.</span>
      )}
      <div className={classes.end}>
        {isReadable && <CountText query={query} />}
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
        {isReadable && (isChanged || !segment) && !isNone && (
          <SaveAsSegment filter={filter} search={query.search} label={segment ? 'Save as new…' : 'Save as segment…'} />
        )}
        {isReadable && isChanged && segment && <SaveSegment segment={segment} filter={filter} onSaved={list.revert} />}
      </div>
    </section>
  );
}
