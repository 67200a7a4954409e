import { type MantineColorScheme, Menu, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconMoon, IconSun, IconUsersGroup } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Keys } from '../components/Keys';
import { helpSheet } from '../features/palette/HelpSheet';
import { becomeMember, useMembers } from '../features/team/api';
import { MemberAvatar } from '../features/team/MemberAvatar';
import type { Member } from '../ipc';
import classes from './YouMenu.module.css';

const SCHEMES: { value: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'Like the system', icon: IconDeviceDesktop },
];

/** More stand on the team's page. */
const MOST_OTHERS = 6;

/** Who works here now, and how the app looks to them. */
export function YouMenu({ member, folded }: { member: Member; folded: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  const others = useMembers().filter((each) => each.leftAt === null && each.id !== member.id);
  return (
    <Menu position="top-start" width={208}>
      <Menu.Target>
        <button type="button" className={classes.you} data-folded={folded || undefined}>
          <MemberAvatar member={member} />
          {folded ? (
            <VisuallyHidden>{member.name}</VisuallyHidden>
          ) : (
            <span className={classes.name}>{member.name}</span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>You are {member.name}</Menu.Label>
        {others.slice(0, MOST_OTHERS).map((other) => (
          <Menu.Item
            key={other.id}
            leftSection={<MemberAvatar member={other} size={16} />}
            onClick={() => void becomeMember(other)}
          >
            Work as {other.name}
          </Menu.Item>
        ))}
        <Menu.Item
          leftSection={<IconUsersGroup size={16} stroke={1.75} />}
          onClick={() => void navigate({ to: '/settings/$page', params: { page: 'team' } })}
        >
          Team
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconKeyboard size={16} stroke={1.75} />}
          rightSection={<Keys shortcut="?" hidden />}
          onClick={() => helpSheet.set(true)}
        >
          Shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        {SCHEMES.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={16} stroke={1.75} />}
            rightSection={colorScheme === value ? <IconCheck size={14} aria-label="chosen" /> : undefined}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
