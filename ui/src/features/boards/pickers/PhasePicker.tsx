import { Menu } from '@mantine/core';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { PhaseId, PhaseInfo } from '../../../ipc';
import { Chosen } from './Chosen';
import classes from './Pickers.module.css';
import { Pill } from './Pill';
import type { PickerProps } from './types';

interface PhasePickerProps extends Omit<PickerProps<PhaseId>, 'onPick'> {
  phases: PhaseInfo[];
  onPick: (phase: PhaseInfo) => void;
}

/** The phase that it is in. */
export function PhasePicker({ value, phases, onPick, look, disabled }: PhasePickerProps) {
  const phase = phases.find(({ id }) => id === value);
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Pill what="Phase" chosen={phase?.name ?? null} look={look} disabled={disabled}>
          <TagDot color={phase?.color ?? 'gray'} />
          <TruncatedText text={phase?.name ?? 'Phase'} />
        </Pill>
      </Menu.Target>
      <Menu.Dropdown mah={340} style={{ overflowY: 'auto' }}>
        <PhaseItems phases={phases} value={value} onPick={onPick} />
      </Menu.Dropdown>
    </Menu>
  );
}

interface PhaseItemsProps {
  phases: PhaseInfo[];
  value: PhaseId | null;
  onPick: (phase: PhaseInfo) => void;
}

/** The phases of a board, as the items of a menu. */
export function PhaseItems({ phases, value, onPick }: PhaseItemsProps) {
  return phases.map((phase) => (
    <Menu.Item
      key={phase.id}
      leftSection={<TagDot color={phase.color} />}
      rightSection={<Chosen isChosen={phase.id === value} />}
      classNames={{ itemLabel: classes.menuName ?? '' }}
      onClick={() => phase.id !== value && onPick(phase)}
    >
      <bdi>{phase.name}</bdi>
    </Menu.Item>
  ));
}
