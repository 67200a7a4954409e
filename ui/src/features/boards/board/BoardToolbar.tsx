import { SegmentedControl } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { SearchField } from '../../contacts/SearchField';
import { FilterTools } from '../../filters/bar/FilterTools';
import type { CountOf } from '../../filters/CountText';
import type { ListFilter } from '../../filters/useListFilter';
import type { BoardSearch } from '../search';
import classes from './BoardScreen.module.css';

interface BoardToolbarProps {
  search: BoardSearch;
  onSearch: (search: BoardSearch) => void;
  filter: ListFilter;
  count: CountOf;
  inputRef: RefObject<HTMLInputElement | null>;
  onLeaveSearch: () => void;
  /** What the view shown has besides. */
  children?: ReactNode;
}

/** Search and filter at the left; columns or list at the right. */
export function BoardToolbar(props: BoardToolbarProps) {
  const { search, onSearch, filter, count, inputRef, onLeaveSearch, children } = props;
  const { q: _, ...others } = search;
  const { view: __, ...asBoard } = search;
  return (
    <div className={classes.toolbar}>
      <SearchField
        value={search.q ?? ''}
        label="Search cards"
        inputRef={inputRef}
        onSearch={(text) => onSearch(text.trim() ? { ...others, q: text } : others)}
        onLeave={onLeaveSearch}
      />
      <FilterTools list={filter} count={count} />
      <div className={classes.end}>
        {children}
        {!search.bin && (
          <SegmentedControl
            size="xs"
            aria-label="How the cards are shown"
            data={[
              { value: 'board', label: 'Board' },
              { value: 'list', label: 'List' },
            ]}
            value={search.view ?? 'board'}
            onChange={(view) => onSearch(view === 'list' ? { ...asBoard, view } : asBoard)}
          />
        )}
      </div>
    </div>
  );
}
