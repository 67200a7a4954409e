import { IconLayoutKanban } from '@tabler/icons-react';
import { NavMenu } from '../../../components/NavMenu';
import { NavSection } from '../../../components/NavSection';
import { TagDot } from '../../../components/Tag';
import { useCanSet } from '../../workspace/useCanSet';
import { useBoards } from '../api';
import { newBoardDialog } from '../dialogs';
import { useBoardLinks } from '../useBoardLinks';
import { useCurrentBoard } from '../useCurrentBoard';
import { BoardList } from './BoardList';

const NAMES = { icon: IconLayoutKanban, title: 'Boards', nouns: ['board', 'boards'] } as const;
const make = () => newBoardDialog.set(true);

/** Every board with its open cards, for the sidebar: a section that folds, or one icon where the sidebar is folded. */
export function BoardSection({ folded }: { folded: boolean }) {
  const add = useCanSet() ? make : undefined;
  if (folded) return <FoldedBoards onAdd={add} />;
  return (
    <NavSection {...NAMES} to="/boards" storedAs="boards.folded" onAdd={add}>
      <BoardList />
    </NavSection>
  );
}

function FoldedBoards({ onAdd }: { onAdd: (() => void) | undefined }) {
  const boards = useBoards();
  const current = useCurrentBoard();
  const links = useBoardLinks();
  const entries = boards.map(({ id, name, color, openCount }) => ({
    id,
    name,
    count: openCount,
    mark: <TagDot color={color} />,
  }));
  return (
    <NavMenu
      {...NAMES}
      entries={entries}
      current={current ?? undefined}
      onOpen={links.open}
      onOpenAll={links.openAll}
      onAdd={onAdd}
    />
  );
}
