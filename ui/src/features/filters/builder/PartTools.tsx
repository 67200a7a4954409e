import { ActionIcon, Menu } from '@mantine/core';
import { IconBraces, IconBracesOff, IconCopy, IconDots, IconX } from '@tabler/icons-react';
import { type GroupDraft, type PartDraft, withCopy, withRemoved, withUnwrapped, withWrapped } from '../draft';
import classes from './Builder.module.css';

interface PartToolsProps {
  part: PartDraft;
  /** What it is called, in a word. */
  name: string;
  /** The group that it stands in. */
  group: GroupDraft;
  onChange: (group: GroupDraft) => void;
}

/** What can be done with a part of a group. */
export function PartTools({ part, name, group, onChange }: PartToolsProps) {
  return (
    <span className={classes.tools}>
      <Menu>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={`More for ${name}`}>
            <IconDots size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={14} />} onClick={() => onChange(withCopy(group, part.id))}>
            Duplicate
          </Menu.Item>
          <Menu.Item leftSection={<IconBraces size={14} />} onClick={() => onChange(withWrapped(group, part.id))}>
            Put in a group
          </Menu.Item>
          {part.kind === 'group' && (
            <Menu.Item
              leftSection={<IconBracesOff size={14} />}
              onClick={() => onChange(withUnwrapped(group, part.id))}
            >
              Take apart
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon size="sm" aria-label={`Remove ${name}`} onClick={() => onChange(withRemoved(group, part.id))}>
        <IconX size={14} />
      </ActionIcon>
    </span>
  );
}
