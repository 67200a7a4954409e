import { Menu, Tooltip } from '@mantine/core';
import { IconList, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { formatCount } from '../lib/format';
import classes from './NavSection.module.css';
import type { NavIcon, NavNouns } from './navigation';

export interface NavEntry {
  id: string;
  name: string;
  count: number;
  /** What stands in front of the name. */
  mark: ReactNode;
  /** What stands in front of the count. */
  sign?: ReactNode;
}

interface NavMenuProps {
  icon: NavIcon;
  title: string;
  nouns: NavNouns;
  entries: NavEntry[];
  /** The one whose page is open. */
  current: string | undefined;
  onOpen: (id: string) => void;
  onOpenAll: () => void;
  /** Absent for those who may make none. */
  onAdd: (() => void) | undefined;
}

/** One icon for a whole section, where the sidebar has room for no more. */
export function NavMenu(props: NavMenuProps) {
  const { icon: Icon, title, nouns, entries, current, onOpen, onOpenAll, onAdd } = props;
  const [opened, setOpened] = useState(false);
  const [one, many] = nouns;
  return (
    <Menu position="right-start" width={264} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Tooltip label={title} position="right" disabled={opened}>
          <button
            type="button"
            className={classes.icon}
            data-current={current !== undefined || undefined}
            aria-label={title}
          >
            <Icon size={16} stroke={1.75} aria-hidden />
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{title}</Menu.Label>
        <div className={classes.menuList} role="none">
          {entries.map(({ id, name, count, mark, sign }) => (
            <Menu.Item
              key={id}
              leftSection={mark}
              rightSection={
                <span className={classes.menuCount}>
                  {sign}
                  <span className="numeric">{formatCount(count)}</span>
                </span>
              }
              classNames={{ item: classes.menuItem ?? '', itemLabel: classes.menuLabel ?? '' }}
              aria-current={id === current ? 'page' : undefined}
              onClick={() => onOpen(id)}
            >
              <span dir="auto">{name}</span>
            </Menu.Item>
          ))}
        </div>
        {entries.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconList size={15} stroke={1.75} />} onClick={onOpenAll}>
          All {many}
        </Menu.Item>
        {onAdd && (
          <Menu.Item leftSection={<IconPlus size={15} stroke={1.75} />} onClick={onAdd}>
            New {one}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
