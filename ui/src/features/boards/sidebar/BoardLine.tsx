import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from '../../../components/NavSection.module.css';
import { SortableLine } from '../../../components/Sortable';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { BoardId, BoardInfo } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { useCanSet } from '../../workspace/useCanSet';
import { BoardMenuItems } from '../BoardMenuItems';

interface BoardLineProps {
  board: BoardInfo;
  isCurrent: boolean;
  /** Tab stops here. */
  isStop: boolean;
  onVisit: (board: BoardId) => void;
}

/** One board of the sidebar: a way to it, its handle, and its menu by button or right click. */
export function BoardLine({ board, isCurrent, isStop, onVisit }: BoardLineProps) {
  const { id, name, color, openCount } = board;
  const tabIndex = isStop ? 0 : -1;
  const canSet = useCanSet();
  return (
    <SortableLine id={id} name={name} role="listitem" tabIndex={tabIndex} className={classes.line}>
      {(handle) => (
        <Menu position="bottom-start" width={200}>
          <Menu.ContextMenu>
            <div className={classes.row} data-current={isCurrent || undefined}>
              <Link
                to="/boards/$id"
                params={{ id }}
                search={{}}
                className={classes.link}
                tabIndex={tabIndex}
                draggable={false}
                onFocus={() => onVisit(id)}
              >
                <TagDot color={color} />
                <TruncatedText text={name} className={classes.name} />
                <span className={`${classes.count} numeric`}>{formatCount(openCount)}</span>
              </Link>
              {canSet && <span className={classes.grip}>{handle}</span>}
              <MoreButton board={board} tabIndex={tabIndex} />
            </div>
          </Menu.ContextMenu>
          <Menu.Dropdown>
            <BoardMenuItems board={board} />
          </Menu.Dropdown>
        </Menu>
      )}
    </SortableLine>
  );
}

function MoreButton({ board, tabIndex }: { board: BoardInfo; tabIndex: 0 | -1 }) {
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <button type="button" className={classes.more} tabIndex={tabIndex} aria-label={`More for ${board.name}`}>
          <IconDots size={15} stroke={2} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <BoardMenuItems board={board} />
      </Menu.Dropdown>
    </Menu>
  );
}
