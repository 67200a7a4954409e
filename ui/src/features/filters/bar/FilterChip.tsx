import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import type { Filter } from '../../../ipc';
import type { CountOf } from '../CountText';
import { BuildingProvider, useBuilding } from '../context';
import { readPart } from '../draft';
import { withoutPart } from '../filter';
import { QuietPopover } from '../QuietPopover';
import { type FilterTool, filterTool } from '../tool';
import type { ListFilter } from '../useListFilter';
import classes from './FilterChips.module.css';
import { PartForm } from './PartForm';

interface FilterChipProps {
  list: ListFilter;
  count: CountOf;
  at: number;
  part: Filter;
  words: string;
  /** Where the focus goes when the chip is gone. */
  onRemoved: () => void;
}

/** A part of the filter in words: a click changes it, the cross or Backspace takes it away. */
export function FilterChip({ list, count, at, part, words, onRemoved }: FilterChipProps) {
  const tool = filterTool.use();
  const opened = tool?.kind === 'part' && tool.at === at;
  const settling = useRef(() => {});
  // A group is no matter for a popover.
  const edit: FilterTool = readPart(part).kind === 'group' ? { kind: 'builder' } : { kind: 'part', at };
  const leaveFor = (next: FilterTool) => {
    settling.current();
    filterTool.set(next);
  };
  const remove = () => {
    list.change(withoutPart(list.filter, at));
    onRemoved();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Backspace' && event.key !== 'Delete') return;
    event.preventDefault();
    event.stopPropagation();
    remove();
  };
  return (
    <li className={classes.chip} data-chip>
      <QuietPopover
        opened={opened}
        onClose={() => leaveFor(null)}
        label="Change the filter"
        target={
          <button
            type="button"
            className={classes.text}
            title={words}
            onClick={() => leaveFor(opened ? null : edit)}
            onKeyDown={onKeyDown}
          >
            {words}
          </button>
        }
      >
        <ChangedPart list={list} count={count} at={at} part={part} settling={settling} onLeave={leaveFor} />
      </QuietPopover>
      <button type="button" className={classes.remove} aria-label={`Remove filter: ${words}`} onClick={remove}>
        <IconX size={12} stroke={2} aria-hidden />
      </button>
    </li>
  );
}

interface ChangedPartProps extends Pick<FilterChipProps, 'list' | 'count' | 'at' | 'part'> {
  settling: { current: () => void };
  onLeave: (next: FilterTool) => void;
}

function ChangedPart({ list, count, at, part, settling, onLeave }: ChangedPartProps) {
  const building = useBuilding(list.asked, list.segment?.id);
  if (!building) return null;
  return (
    <BuildingProvider value={building}>
      <PartForm
        list={list}
        count={count}
        at={at}
        initial={readPart(part)}
        settling={settling}
        onClose={() => onLeave(null)}
        onBuild={() => onLeave({ kind: 'builder' })}
      />
    </BuildingProvider>
  );
}
