import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { PageHeader } from '../../../components/PageHeader';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { BoardDetail } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { BoardMenuItems } from '../BoardMenuItems';
import { newCardDialog } from '../dialogs';
import { useBoardLinks } from '../useBoardLinks';
import classes from './BoardScreen.module.css';

/** The line above a board: its name and what it is for, its menu, and the way to a new card. */
export function BoardHeader({ board }: { board: BoardDetail | undefined }) {
  if (!board) return <PageHeader title="Board" />;
  const { id, name, color, description, openCount } = board.board;
  const done = board.count - openCount;
  const about = [done > 0 ? `${formatCount(done)} done` : '', description].filter(Boolean).join(' · ');
  return (
    <PageHeader
      title={
        <span className={classes.title}>
          <TagDot color={color} />
          <TruncatedText text={name} />
        </span>
      }
      // As in the sidebar: what is still to do.
      count={openCount}
      aside={about ? <TruncatedText text={about} /> : undefined}
      actions={
        <>
          <Menu width={200}>
            <Menu.Target>
              <ActionIcon aria-label={`More for the board ${name}`}>
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <BoardMenuItems board={board.board} />
            </Menu.Dropdown>
          </Menu>
          <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={() => newCardDialog.set({ board: id })}>
            New card
          </Button>
        </>
      }
    />
  );
}

/** The line above the cards that were deleted. */
export function BinHeader({ board, count }: { board: BoardDetail | undefined; count: number | undefined }) {
  const links = useBoardLinks();
  if (!board) return <PageHeader title="Bin" />;
  const { id, name } = board.board;
  return <PageHeader title="Bin" count={count} back={{ label: name, onClick: () => links.open(id) }} />;
}
