import { Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPalette, IconRestore, IconSettings, IconTrash } from '@tabler/icons-react';
import { TagColorItems } from '../../components/TagColors';
import type { BoardInfo } from '../../ipc';
import { useCanSet } from '../workspace/useCanSet';
import { useBoards } from './api';
import { boardSettings } from './dialogs';
import { stepBefore } from './order';
import { useBoardLinks } from './useBoardLinks';
import { useBoardVerbs } from './useBoardVerbs';

const ICON = { size: 15, stroke: 1.75 };

/** What can be done with a board, as the items of a menu: the same wherever a board is named. */
export function BoardMenuItems({ board }: { board: BoardInfo }) {
  const links = useBoardLinks();
  const canSet = useCanSet();
  return (
    <>
      {canSet && <SettingItems board={board} />}
      <Menu.Item leftSection={<IconRestore {...ICON} />} onClick={() => links.openBin(board.id)}>
        Deleted cards
      </Menu.Item>
      {canSet && <DeleteItem board={board} />}
    </>
  );
}

function SettingItems({ board }: { board: BoardInfo }) {
  const verbs = useBoardVerbs();
  const boards = useBoards();
  const up = stepBefore(boards, board.id, -1);
  const down = stepBefore(boards, board.id, 1);
  return (
    <>
      <Menu.Item leftSection={<IconSettings {...ICON} />} onClick={() => boardSettings.set(board.id)}>
        Settings…
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconPalette {...ICON} />}>Colour</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <TagColorItems color={board.color} onColor={(color) => void verbs.recolor(board, color)} />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconArrowUp {...ICON} />}
        disabled={up === undefined}
        onClick={() => up !== undefined && void verbs.move(board, up)}
      >
        Move up
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown {...ICON} />}
        disabled={down === undefined}
        onClick={() => down !== undefined && void verbs.move(board, down)}
      >
        Move down
      </Menu.Item>
      <Menu.Divider />
    </>
  );
}

function DeleteItem({ board }: { board: BoardInfo }) {
  const verbs = useBoardVerbs();
  return (
    <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => void verbs.remove(board)}>
      Delete
    </Menu.Item>
  );
}
