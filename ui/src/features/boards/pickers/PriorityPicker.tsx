import { Menu } from '@mantine/core';
import type { Priority } from '../../../ipc';
import { PRIORITIES, PRIORITY_WORDS } from '../words';
import { Chosen } from './Chosen';
import { Pill } from './Pill';
import { PrioritySign } from './PrioritySign';
import type { PickerProps } from './types';

/** How pressing it is. */
export function PriorityPicker({ value, onPick, look, disabled }: PickerProps<Priority | null>) {
  return (
    <Menu position="bottom-start" width={180}>
      <Menu.Target>
        <Pill what="Priority" chosen={value && PRIORITY_WORDS[value]} look={look} disabled={disabled}>
          <PrioritySign priority={value} />
          {value ? PRIORITY_WORDS[value] : look === 'plain' ? 'Set priority' : 'Priority'}
        </Pill>
      </Menu.Target>
      <Menu.Dropdown>
        <PriorityItems value={value} onPick={onPick} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Every priority, as the items of a menu. */
export function PriorityItems({ value, onPick }: Pick<PickerProps<Priority | null>, 'value' | 'onPick'>) {
  return [...PRIORITIES, null].map((priority) => (
    <Menu.Item
      key={priority ?? 'none'}
      leftSection={<PrioritySign priority={priority} />}
      rightSection={<Chosen isChosen={priority === value} />}
      onClick={() => priority !== value && onPick(priority)}
    >
      {priority ? PRIORITY_WORDS[priority] : 'No priority'}
    </Menu.Item>
  ));
}
