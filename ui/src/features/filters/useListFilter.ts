import { useMemo, useRef } from 'react';
import type { Filter, SegmentInfo } from '../../ipc';
import type { Asked } from './asked';
import { EVERYBODY, isEverybody, isFilter, sameFilter } from './filter';

export interface ListFilter {
  /** What it is asked about. */
  asked: Asked;
  /** The segment that the list is of; nothing where it is of none, is gone or is not known yet. Only contacts have them. */
  segment: SegmentInfo | undefined;
  /** What the list asks for: its own filter, or its segment’s. */
  filter: Filter;
  /** Whether the address brings a filter; otherwise the core says what it is. */
  isReadable: boolean;
  /** Whether the filter is another than the one that the segment is saved with. */
  isChanged: boolean;
  change: (filter: Filter) => void;
  /** The segment as it is saved, or everything. */
  revert: () => void;
}

interface ListFilterAt {
  asked: Asked;
  /** What the address has for a filter; it may be anything. */
  given: Filter | undefined;
  segment?: SegmentInfo | undefined;
  /** Puts another filter into the address; none where the list asks for what it asks for anyway. */
  onChange: (filter: Filter | undefined) => void;
}

/** The filter of the list at an address, and the ways to change it. It stands in the address and nowhere else. */
export function useListFilter({ asked, given, segment, onChange }: ListFilterAt): ListFilter {
  const latest = useRef(onChange);
  latest.current = onChange;
  return useMemo(() => {
    const isReadable = given === undefined || isFilter(given);
    const set = (filter: Filter | undefined) => latest.current(filter);
    return {
      asked,
      segment,
      filter: (isReadable ? given : undefined) ?? segment?.filter ?? EVERYBODY,
      isReadable,
      isChanged: given !== undefined && segment !== undefined,
      change(filter) {
        const isAsSaved = segment ? sameFilter(filter, segment.filter) : isEverybody(filter);
        set(isAsSaved ? undefined : filter);
      },
      revert: () => set(undefined),
    };
  }, [asked, segment, given]);
}
