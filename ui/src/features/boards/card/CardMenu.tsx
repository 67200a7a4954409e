import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { BoardInfo, CardSummary } from '../../../ipc';
import { CardMenuItems } from './CardMenuItems';

interface CardMenuProps {
  card: CardSummary;
  board: BoardInfo;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  tabIndex?: 0 | -1;
}

/** The menu of a card. A board has hundreds of them: until one is wanted, it is a button and nothing else. */
export function CardMenu({ card, board, opened, onOpened, tabIndex }: CardMenuProps) {
  const [used, setUsed] = useState(false);
  const target = useRef<HTMLButtonElement>(null);
  if (opened && !used) setUsed(true);
  const button = (
    <ActionIcon
      ref={target}
      size="sm"
      aria-label={`More for ${card.title}`}
      aria-haspopup="menu"
      tabIndex={tabIndex}
      onClick={() => onOpened(!opened)}
    >
      <IconDots size={15} />
    </ActionIcon>
  );
  if (!used) return button;
  return (
    <Menu
      opened={opened}
      onChange={onOpened}
      width={210}
      // The first time, the button that had the focus has given way to the menu’s own.
      onExitTransitionEnd={() => document.activeElement === document.body && target.current?.focus()}
    >
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <CardMenuItems card={card} board={board} />
      </Menu.Dropdown>
    </Menu>
  );
}
