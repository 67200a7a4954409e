import { isEverybody } from '../filter';
import type { ListFilter } from '../useListFilter';
import { SaveAsSegment } from './SaveAsSegment';
import { SaveSegment } from './SaveSegment';

interface KeepFilterProps {
  list: ListFilter;
  /** What the list is searched for, which is no part of a segment. */
  search: string;
}

/** The ways to keep the filter of a list of contacts: as a segment of its own, or in the one that the list is of. */
export function KeepFilter({ list, search }: KeepFilterProps) {
  const { segment, filter, isChanged } = list;
  return (
    <>
      {(isChanged || !segment) && !isEverybody(filter) && (
        <SaveAsSegment filter={filter} search={search} label={segment ? 'Save as new…' : 'Save as segment…'} />
      )}
      {isChanged && segment && <SaveSegment segment={segment} filter={filter} onSaved={list.revert} />}
    </>
  );
}
