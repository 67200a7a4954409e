import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { SkeletonRows } from '../../components/SkeletonRows';
import { TagDot } from '../../components/Tag';
import { TruncatedText } from '../../components/TruncatedText';
import type { BoardInfo } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';
import { EVERYBODY } from '../filters/filter';
import { useCanSet } from '../workspace/useCanSet';
import { boardQuery, boardsQuery } from './api';
import { BoardMenuItems } from './BoardMenuItems';
import classes from './BoardsScreen.module.css';
import { newBoardDialog } from './dialogs';
import { TemplateGallery } from './TemplateGallery';

/** Every board with what its phases hold; where there is none, the templates to begin with. */
export function BoardsScreen() {
  const answer = useQuery(boardsQuery);
  const boards = answer.data;
  const isEmpty = boards?.length === 0;
  const canSet = useCanSet();
  return (
    <div className={classes.screen}>
      <PageHeader
        title="Boards"
        count={boards?.length}
        actions={
          canSet && (
            <Button leftSection={<IconPlus size={15} stroke={2} />} onClick={() => newBoardDialog.set(true)}>
              New board
            </Button>
          )
        }
      />
      {answer.isPending && <SkeletonRows rows={6} height={120} label="Loading boards" />}
      {answer.isError && <ErrorState what="The boards" error={answer.error} onRetry={() => void answer.refetch()} />}
      {isEmpty && (
        <div className={classes.scroller}>
          <EmptyState
            icon={IconLayoutKanban}
            title={
              canSet
                ? 'No boards yet. Begin with one of these, or with phases of your own.'
                : 'No boards yet. The owner or an admin makes them.'
            }
            action={
              canSet && (
                <Button variant="default" onClick={() => newBoardDialog.set(true)}>
                  Begin from scratch
                </Button>
              )
            }
          >
            A board takes cards through phases: leads to customers, questions to answers.
          </EmptyState>
          {canSet && <TemplateGallery />}
        </div>
      )}
      {boards && !isEmpty && (
        <div className={classes.scroller}>
          <ul className={classes.grid} aria-label="Boards">
            {boards.map((board) => (
              <BoardTile key={board.id} board={board} />
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function BoardTile({ board }: { board: BoardInfo }) {
  const counted = useQuery(boardQuery({ board: board.id, filter: EVERYBODY, search: '' })).data;
  const counts = new Map(counted?.phases.map(({ id, count }) => [id, count]));
  const about = [board.flowApp?.name, board.description].filter(Boolean).join(' · ');
  return (
    <li className={classes.board}>
      <div className={classes.head}>
        <TagDot color={board.color} />
        <Link to="/boards/$id" params={{ id: board.id }} search={{}} className={classes.name}>
          <TruncatedText text={board.name} />
        </Link>
        <Menu width={200}>
          <Menu.Target>
            <ActionIcon size="sm" className={classes.menu ?? ''} aria-label={`More for ${board.name}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <BoardMenuItems board={board} />
          </Menu.Dropdown>
        </Menu>
      </div>
      {about !== '' && (
        <div className={classes.hint}>
          <TruncatedText text={about} />
        </div>
      )}
      <div className={`${classes.hint} numeric`}>
        {formatCountOf(board.openCount, 'open card')} of {formatCount(board.cardCount)}
      </div>
      <ul className={classes.phases} aria-label={`Phases of ${board.name}`}>
        {board.phases.map(({ id, name, color }) => (
          <li key={id}>
            <TagDot color={color} />
            <TruncatedText text={name} />
            {counted && <b className="numeric">{formatCount(counts.get(id) ?? 0)}</b>}
          </li>
        ))}
      </ul>
    </li>
  );
}
