import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import type { FlowAppInfo } from '../../ipc';
import { useFlowAppVerbs } from './useFlowAppVerbs';

interface FlowAppMenuProps {
  app: FlowAppInfo;
  onEdit: () => void;
}

/** What can be done with a flow app. Its bots, boards and record types stay where they are without it. */
export function FlowAppMenu({ app, onEdit }: FlowAppMenuProps) {
  const { remove } = useFlowAppVerbs();
  return (
    <Menu width={200}>
      <Menu.Target>
        <ActionIcon aria-label={`More for ${app.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={14} />} onClick={onEdit}>
          Name and description
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => void remove(app)}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
