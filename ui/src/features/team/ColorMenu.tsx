import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { Member, MemberColor } from '../../ipc';
import { updateMember } from './api';
import { HUES, MemberAvatar } from './MemberAvatar';
import classes from './Team.module.css';

const COLORS = Object.keys(HUES) as MemberColor[];

/** The member's initials; a press offers other colours for them. */
export function ColorMenu({ member }: { member: Member }) {
  return (
    <Menu position="bottom-start" width={160}>
      <Menu.Target>
        <UnstyledButton className={classes.avatar}>
          <MemberAvatar member={member} size={28} />
          <VisuallyHidden>Colour of {member.name}</VisuallyHidden>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {COLORS.map((color) => (
          <Menu.Item
            key={color}
            leftSection={<MemberAvatar member={{ ...member, color }} size={18} />}
            rightSection={member.color === color ? <IconCheck size={14} aria-label="chosen" /> : undefined}
            onClick={() => void updateMember(member, { color }, 'Colour')}
          >
            {color[0]?.toUpperCase()}
            {color.slice(1)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
