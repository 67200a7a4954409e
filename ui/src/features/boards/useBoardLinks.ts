import { useNavigate } from '@tanstack/react-router';
import type { BoardId, CardId } from '../../ipc';

/** The ways to boards and cards. */
export function useBoardLinks() {
  const navigate = useNavigate();
  return {
    open: (board: BoardId) => void navigate({ to: '/boards/$id', params: { id: board }, search: {} }),
    openBin: (board: BoardId) => void navigate({ to: '/boards/$id', params: { id: board }, search: { bin: true } }),
    openAll: () => void navigate({ to: '/boards' }),
    openCard: (board: BoardId, card: CardId) =>
      void navigate({ to: '/boards/$id', params: { id: board }, search: { card } }),
  };
}
