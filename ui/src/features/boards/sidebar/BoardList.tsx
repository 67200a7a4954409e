import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import classes from '../../../components/NavSection.module.css';
import { Sortable } from '../../../components/Sortable';
import type { BoardId, BoardInfo } from '../../../ipc';
import { useCanSet } from '../../workspace/useCanSet';
import { boardsQuery } from '../api';
import { behind } from '../order';
import { useBoardVerbs } from '../useBoardVerbs';
import { useCurrentBoard } from '../useCurrentBoard';
import { BoardLine } from './BoardLine';

/** The boards in their order. */
export function BoardList() {
  const { data: boards } = useQuery(boardsQuery);
  const canSet = useCanSet();
  if (boards === undefined) return null;
  if (boards.length === 0)
    return <p className={classes.none}>{canSet ? 'Make a board to see it here.' : 'No boards yet.'}</p>;
  return <Lines boards={boards} />;
}

/** One line is reached with Tab, the others from it with the arrows. */
function Lines({ boards }: { boards: BoardInfo[] }) {
  const verbs = useBoardVerbs();
  const current = useCurrentBoard();
  const [visited, setVisited] = useState<BoardId | null>(null);
  const ids = boards.map(({ id }) => id);
  const stop = [visited, current].find((id) => id !== null && ids.includes(id)) ?? ids[0];
  return (
    <Sortable
      items={ids}
      nameOf={(id) => boards.find((board) => board.id === id)?.name ?? ''}
      placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
      onDrop={(id, order) => {
        const board = boards.find((each) => each.id === id);
        if (board) void verbs.move(board, behind(order, id));
      }}
    >
      <div role="list" aria-label="Boards" className={classes.list} onKeyDown={stepToNeighbour}>
        {boards.map((board) => (
          <BoardLine
            key={board.id}
            board={board}
            isCurrent={board.id === current}
            isStop={board.id === stop}
            onVisit={setVisited}
          />
        ))}
      </div>
    </Sortable>
  );
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

function stepToNeighbour(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key];
  // A handle takes the arrows for what it holds.
  if (!step || !(event.target instanceof HTMLAnchorElement)) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  links[step(links.indexOf(event.target), links.length)]?.focus();
  event.preventDefault();
}
