import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChevronDown, IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useStored } from '../../../lib/useStored';
import classes from '../../segments/sidebar/Sidebar.module.css';
import { newBoardDialog } from '../dialogs';
import { BoardList } from './BoardList';
import { FoldedBoards } from './FoldedBoards';

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Every board with its open cards, for the sidebar: a section that folds, or one icon where the sidebar is folded. */
export function BoardSection({ folded }: { folded: boolean }) {
  return folded ? <FoldedBoards /> : <UnfoldedBoards />;
}

function UnfoldedBoards() {
  const [closed, setClosed] = useStored('boards.folded', false, isBoolean);
  const list = useId();
  return (
    <div className={classes.section}>
      <div className={classes.head}>
        <Link to="/boards" activeOptions={{ exact: true }} className={classes.title}>
          <IconLayoutKanban size={16} stroke={1.75} aria-hidden />
          Boards
        </Link>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!closed}
          aria-controls={list}
          aria-label={closed ? 'Show boards' : 'Hide boards'}
          onClick={() => setClosed(!closed)}
        >
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
        <Tooltip label="New board" position="right">
          <ActionIcon
            size="sm"
            className={classes.add ?? ''}
            aria-label="New board"
            onClick={() => newBoardDialog.set(true)}
          >
            <IconPlus size={14} stroke={2} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div id={list} className={classes.body} hidden={closed}>
        {!closed && <BoardList />}
      </div>
    </div>
  );
}
