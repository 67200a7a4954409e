import { BoardSettings } from './dialogs/BoardSettings';
import { DeletePhase } from './dialogs/DeletePhase';
import { NewBoardDialog } from './dialogs/NewBoardDialog';
import { NewCardDialog } from './dialogs/NewCardDialog';
import { PhaseSettings } from './dialogs/PhaseSettings';

/** What can be made and changed of boards from anywhere; stands once in the app. */
export function BoardDialogs() {
  return (
    <>
      <NewBoardDialog />
      <BoardSettings />
      <PhaseSettings />
      <DeletePhase />
      <NewCardDialog />
    </>
  );
}
