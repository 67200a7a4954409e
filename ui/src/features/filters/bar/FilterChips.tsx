import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { describedQuery } from '../api';
import type { CountOf } from '../CountText';
import { isEverybody, partsOf } from '../filter';
import type { ListFilter } from '../useListFilter';
import { FilterChip } from './FilterChip';
import classes from './FilterChips.module.css';
import { useFit } from './useFit';

interface FilterChipsProps {
  list: ListFilter;
  count: CountOf;
  /** Where the focus goes when the last chip is gone. */
  onEmpty: () => void;
}

/** The filter's parts as chips on one line; what does not fit is counted, and shown on more lines when it is asked for. */
export function FilterChips({ list, count, onEmpty }: FilterChipsProps) {
  const described = useQuery(describedQuery(list.filter, list.asked.subject)).data;
  const row = useRef<HTMLUListElement>(null);
  const [isWhole, setWhole] = useState(false);
  // Words and parts are of one filter, which may be the one before while the words of the next are on their way.
  const shown = described?.filter ?? list.filter;
  const parts = isEverybody(shown) ? [] : partsOf(shown);
  const words = (at: number) => described?.words.parts[at] ?? described?.words.summary ?? '…';
  const fitting = useFit(row, isWhole, parts.map((_, at) => words(at)).join('\n'));
  const rest = isWhole ? 0 : parts.length - fitting;

  const focusNear = (at: number) =>
    requestAnimationFrame(() => {
      const chips = row.current?.querySelectorAll<HTMLElement>('[data-chip] > button:first-child') ?? [];
      const next = chips[Math.min(at, chips.length - 1)];
      if (next) next.focus();
      else onEmpty();
    });

  return (
    <div className={classes.root} data-whole={isWhole || undefined}>
      <ul ref={row} className={classes.chips} aria-label="Filters">
        {parts.map((part, at) => (
          <FilterChip
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of a filter is its place; two may say the same.
            key={at}
            list={list}
            count={count}
            at={at}
            part={part}
            words={words(at)}
            onRemoved={() => focusNear(at)}
          />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" className={classes.rest} onClick={() => setWhole(true)}>
          +{rest} more
        </button>
      )}
      {isWhole && (
        <button type="button" className={classes.rest} onClick={() => setWhole(false)}>
          Show less
        </button>
      )}
    </div>
  );
}
