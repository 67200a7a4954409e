import { ActionIcon, Tooltip } from '@mantine/core';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import type { CountOf } from '../CountText';
import { filterTool } from '../tool';
import type { ListFilter } from '../useListFilter';
import { AddFilter } from './AddFilter';

interface FilterToolsProps {
  list: ListFilter;
  count: CountOf;
}

/** What a list's toolbar has for its filter: one condition more, and the builder. */
export function FilterTools({ list, count }: FilterToolsProps) {
  const tool = filterTool.use();
  if (!list.isReadable) return null;
  return (
    <>
      <AddFilter list={list} count={count} />
      <Tooltip label="Build a filter of groups">
        <ActionIcon
          aria-label="Filter builder"
          aria-pressed={tool?.kind === 'builder'}
          onClick={() => filterTool.set(tool?.kind === 'builder' ? null : { kind: 'builder' })}
        >
          <IconAdjustmentsHorizontal size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </>
  );
}
