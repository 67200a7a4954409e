import { toast, toastError } from '../../components/toast';
import { type BotSummary, ipc, type OperationId, type RecordAnswer, type UpdateBot } from '../../ipc';
import { undoOperation } from '../contacts/api';

async function update(input: UpdateBot, message: string): Promise<boolean> {
  try {
    const { operation }: { operation: OperationId | null } = await ipc.updateBot(input);
    if (operation !== null) toast({ message, undo: undoOperation(operation) });
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

type Named = { id: string; name: string } | null;

/** What a bot is set to do. Each verb says what it did, and resolves to whether it did it. */
export const botVerbs = {
  rename: (bot: BotSummary, name: string) => update({ bot: bot.id, name }, `Renamed “${bot.name}” to “${name}”`),
  setFlowApp: (bot: BotSummary, app: Named) =>
    update(
      { bot: bot.id, flowApp: { to: app?.id ?? null } },
      app ? `Moved “${bot.name}” to “${app.name}”` : `Took “${bot.name}” out of “${bot.flowApp}”`,
    ),
  setBoard: (bot: BotSummary, board: Named) =>
    update(
      { bot: bot.id, defaultBoard: { to: board?.id ?? null } },
      board ? `“${bot.name}” sends its cards to “${board.name}”` : `“${bot.name}” has no default board any more`,
    ),
  setType: (bot: BotSummary, type: Named) =>
    update(
      { bot: bot.id, recordType: { to: type?.id ?? null } },
      type ? `“${bot.name}” makes records of “${type.name}”` : `“${bot.name}” makes no records any more`,
    ),
  setMapping: (bot: BotSummary, recordMapping: RecordAnswer[]) =>
    update({ bot: bot.id, recordMapping }, `Changed what “${bot.name}” puts into its records`),
};
