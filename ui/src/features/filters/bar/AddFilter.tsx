import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import { Keys } from '../../../components/Keys';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { CountOf } from '../CountText';
import { findField, startCondition } from '../catalog';
import { BuildingProvider, useBuilding } from '../context';
import type { PartDraft } from '../draft';
import { FieldList } from '../FieldList';
import { partsOf } from '../filter';
import { QuietPopover } from '../QuietPopover';
import { type FilterTool, filterTool } from '../tool';
import type { ListFilter } from '../useListFilter';
import { PartForm } from './PartForm';

interface AddFilterProps {
  list: ListFilter;
  count: CountOf;
}

/** One condition more: a field, then how it compares and with what, in one popover. */
export function AddFilter({ list, count }: AddFilterProps) {
  const tool = filterTool.use();
  const opened = tool?.kind === 'pick' || tool?.kind === 'field';
  const settling = useRef(() => {});
  const leaveFor = (next: FilterTool) => {
    settling.current();
    filterTool.set(next);
  };
  return (
    <QuietPopover
      opened={opened}
      onClose={() => leaveFor(null)}
      label="Add a filter"
      target={
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFilter size={15} stroke={1.75} />}
          rightSection={<Keys shortcut="f" hidden />}
          onClick={() => leaveFor(opened ? null : { kind: 'pick' })}
        >
          Filter
        </Button>
      }
    >
      <NewPart
        key={tool?.kind === 'field' ? tool.field : ''}
        list={list}
        count={count}
        settling={settling}
        onLeave={leaveFor}
      />
    </QuietPopover>
  );
}

interface NewPartProps extends AddFilterProps {
  settling: RefObject<() => void>;
  onLeave: (next: FilterTool) => void;
}

function NewPart({ list, count, settling, onLeave }: NewPartProps) {
  const tool = filterTool.get();
  const building = useBuilding(list.asked, list.segment?.id);
  const [chosen, setChosen] = useState<PartDraft | null>(null);
  const [at] = useState(() => partsOf(list.filter).length);
  if (!building) return <SkeletonRows rows={6} label="Loading fields" />;
  const named = tool?.kind === 'field' ? findField(building.catalog, null, tool.field) : undefined;
  const part = chosen ?? (named ? startCondition(building.catalog, named) : null);
  if (part !== null && chosen === null) setChosen(part);
  return (
    <BuildingProvider value={building}>
      {part === null ? (
        <FieldList scope={null} onChoose={(start) => setChosen(start.begin())} />
      ) : (
        <PartForm
          list={list}
          count={count}
          at={at}
          initial={part}
          settling={settling}
          onClose={() => onLeave(null)}
          onBuild={() => onLeave({ kind: 'builder' })}
        />
      )}
    </BuildingProvider>
  );
}
