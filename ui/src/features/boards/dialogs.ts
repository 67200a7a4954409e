import type { BoardId, CardContact, PhaseId } from '../../ipc';
import { createStore } from '../../lib/store';

/** Whether the “New board” dialog is open; any screen may open it. */
export const newBoardDialog = createStore(false);

/** The board whose settings stand open. */
export const boardSettings = createStore<BoardId | null>(null);

interface PhaseOfBoard {
  board: BoardId;
  phase: PhaseId;
}

/** The phase that is being changed. */
export const phaseSettings = createStore<PhaseOfBoard | null>(null);

/** The phase that goes, while it is asked where its cards go. */
export const deletedPhase = createStore<PhaseOfBoard | null>(null);

/** What a new card begins with. */
export interface CardStart {
  /** Chosen in the dialog where absent. */
  board?: BoardId;
  phase?: PhaseId;
  contact?: CardContact;
}

/** The card that is being made, from wherever that was asked for. */
export const newCardDialog = createStore<CardStart | null>(null);

/** Closes them all. */
export function closeBoardDialogs(): void {
  newBoardDialog.set(false);
  boardSettings.set(null);
  phaseSettings.set(null);
  deletedPhase.set(null);
  newCardDialog.set(null);
}
