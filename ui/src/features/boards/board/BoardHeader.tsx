import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { PageHeader } from '../../../components/PageHeader';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { BoardDetail } from '../../../ipc';
import { BoardMenuItems } from '../BoardMenuItems';
import { newCardDialog } from '../dialogs';
import classes from './BoardScreen.module.css';

/** The line above a board: its name and what it is for, its menu, and the way to a new card. */
export function BoardHeader({ board }: { board: BoardDetail | undefined }) {
  if (!board) return <PageHeader title="Board" />;
  const { id, name, color, description } = board.board;
  return (
    <PageHeader
      title={
        <span className={classes.title}>
          <TagDot color={color} />
          <TruncatedText text={name} />
        </span>
      }
      count={board.count}
      aside={description ? <TruncatedText text={description} /> : undefined}
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
