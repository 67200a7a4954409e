import { type MantineColorScheme, Menu, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconKeyboard, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { InitialsAvatar } from '../components/InitialsAvatar';
import { Keys } from '../components/Keys';
import { helpSheet } from '../features/palette/HelpSheet';
import type { Member } from '../ipc';
import classes from './YouMenu.module.css';

const SCHEMES: { value: MantineColorScheme; label: string; icon: typeof IconSun }[] = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'Like the system', icon: IconDeviceDesktop },
];

/** Who works here now, and how the app looks to them. */
export function YouMenu({ member, folded }: { member: Member; folded: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
  return (
    <Menu position="top-start" width={208}>
      <Menu.Target>
        <button type="button" className={classes.you} data-folded={folded || undefined}>
          <InitialsAvatar id={member.id} name={member.name} size={20} />
          {folded ? (
            <VisuallyHidden>{member.name}</VisuallyHidden>
          ) : (
            <span className={classes.name}>{member.name}</span>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUser size={16} stroke={1.75} />}
          onClick={() => void navigate({ to: '/settings/$page', params: { page: 'you' } })}
        >
          Your name and e-mail
        </Menu.Item>
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
