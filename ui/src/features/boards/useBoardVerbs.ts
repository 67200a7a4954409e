import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { COLOR_WORDS } from '../../components/TagColors';
import {
  type BoardId,
  type BoardInfo,
  type CreateBoard,
  ipc,
  type NewPhase,
  type OperationId,
  type PhaseId,
  type PhaseInfo,
  type TagColor,
  type UpdateBoard,
  type UpdatePhase,
} from '../../ipc';
import { boardsQuery } from './api';
import { attempt, said } from './attempt';
import { withMoved } from './order';
import { useBoardLinks } from './useBoardLinks';

/** What can be done with boards. Each verb says what it did, and resolves to whether it did it. */
export function useBoardVerbs() {
  const client = useQueryClient();
  const links = useBoardLinks();
  const path = useLocation({ select: ({ pathname }) => pathname });
  const { queryKey } = boardsQuery;

  const done = async (verb: () => Promise<{ operation: OperationId | null }>, message: string) => {
    const answer = await attempt(verb);
    if (answer) said(message, answer.operation);
    return answer !== undefined;
  };

  return {
    create: async (input: CreateBoard) => {
      const made = await ipc.createBoard(input);
      links.open(made.board.id);
      said(`Made the board “${made.board.name}”`, made.operation);
    },

    update: async (board: BoardInfo, change: Omit<UpdateBoard, 'board'>) => {
      const { board: now, operation } = await ipc.updateBoard({ board: board.id, ...change });
      said(now.name === board.name ? `Changed “${now.name}”` : `Renamed “${board.name}” to “${now.name}”`, operation);
    },

    recolor: (board: BoardInfo, color: TagColor) =>
      done(
        () => ipc.updateBoard({ board: board.id, color }),
        `Made “${board.name}” ${COLOR_WORDS[color].toLowerCase()}`,
      ),

    /** Shown in its new place at once, and back where the core refuses. */
    move: async (board: BoardInfo, before: BoardId | null) => {
      const was = client.getQueryData(queryKey);
      if (was) client.setQueryData(queryKey, withMoved(was, board.id, before));
      const isMoved = await done(() => ipc.moveBoard({ board: board.id, before }), `Moved “${board.name}”`);
      if (!isMoved && was) client.setQueryData(queryKey, was);
      return isMoved;
    },

    remove: async (board: BoardInfo) => {
      const isGone = await done(() => ipc.deleteBoard({ board: board.id }), `Deleted the board “${board.name}”`);
      // The screen that shows it has nothing left to show.
      if (isGone && path === `/boards/${board.id}`) links.openAll();
      return isGone;
    },

    addPhase: (board: BoardId, phase: NewPhase) =>
      done(() => ipc.createPhase({ board, phase, before: null }), `Added the phase “${phase.name}”`),

    /** Throws where the core refuses, for the dialog to show it. */
    changePhase: async (phase: PhaseInfo, change: Omit<UpdatePhase, 'phase'>) => {
      const { phase: now, operation } = await ipc.updatePhase({ phase: phase.id, ...change });
      said(`Changed the phase “${now.name}”`, operation);
    },

    recolorPhase: (phase: PhaseInfo, color: TagColor) =>
      done(
        () => ipc.updatePhase({ phase: phase.id, color }),
        `Made the phase “${phase.name}” ${COLOR_WORDS[color].toLowerCase()}`,
      ),

    markDone: (phase: PhaseInfo, isDone: boolean) =>
      done(
        () => ipc.updatePhase({ phase: phase.id, isDone }),
        isDone ? `Cards in “${phase.name}” are done` : `Cards in “${phase.name}” are open`,
      ),

    movePhase: (phase: PhaseInfo, before: PhaseId | null) =>
      done(() => ipc.movePhase({ phase: phase.id, before }), `Moved the phase “${phase.name}”`),

    removePhase: (phase: PhaseInfo, to: PhaseId | null) =>
      done(() => ipc.deletePhase({ phase: phase.id, to }), `Deleted the phase “${phase.name}”`),
  };
}
