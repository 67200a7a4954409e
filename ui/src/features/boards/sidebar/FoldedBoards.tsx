import { Menu, Tooltip } from '@mantine/core';
import { IconLayoutKanban, IconList, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { TagDot } from '../../../components/Tag';
import { formatCount } from '../../../lib/format';
import classes from '../../segments/sidebar/Sidebar.module.css';
import { useBoards } from '../api';
import { newBoardDialog } from '../dialogs';
import { useBoardLinks } from '../useBoardLinks';
import { useCurrentBoard } from '../useCurrentBoard';

/** One icon for all boards, where the sidebar has room for no more. */
export function FoldedBoards() {
  const [opened, setOpened] = useState(false);
  const boards = useBoards();
  const current = useCurrentBoard();
  const links = useBoardLinks();
  return (
    <Menu position="right-start" width={264} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Tooltip label="Boards" position="right" disabled={opened}>
          <button
            type="button"
            className={classes.icon}
            data-current={current !== null || undefined}
            aria-label="Boards"
          >
            <IconLayoutKanban size={16} stroke={1.75} aria-hidden />
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Boards</Menu.Label>
        <div className={classes.menuList} role="none">
          {boards.map(({ id, name, color, openCount }) => (
            <Menu.Item
              key={id}
              leftSection={<TagDot color={color} />}
              rightSection={<span className={`${classes.menuCount} numeric`}>{formatCount(openCount)}</span>}
              classNames={{ item: classes.menuItem ?? '', itemLabel: classes.menuLabel ?? '' }}
              aria-current={id === current ? 'page' : undefined}
              onClick={() => links.open(id)}
            >
              <span dir="auto">{name}</span>
            </Menu.Item>
          ))}
        </div>
        {boards.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconList size={15} stroke={1.75} />} onClick={links.openAll}>
          All boards
        </Menu.Item>
        <Menu.Item leftSection={<IconPlus size={15} stroke={1.75} />} onClick={() => newBoardDialog.set(true)}>
          New board
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
