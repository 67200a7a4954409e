import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { toast, toastError } from '../../components/toast';
import {
  type BoardInfo,
  type BotSummary,
  type FlowAppId,
  type FlowAppInfo,
  ipc,
  type OperationId,
  type RecordTypeInfo,
} from '../../ipc';
import { undoOperation } from '../contacts/api';
import { flowAppsQuery } from './api';

type Container = Pick<FlowAppInfo, 'id' | 'name'>;

function said(message: string, operation: OperationId | null): void {
  if (operation !== null) toast({ message, undo: undoOperation(operation) });
}

/** “Moved Sales to Support”, or out of what it was in. */
const movedWords = (name: string, app: Container | null, from: string) =>
  app ? `Moved “${name}” to “${app.name}”` : `Took “${name}” out of “${from}”`;

/** What can be done with flow apps. Each verb says what it did, and offers to take it back. */
export function useFlowAppVerbs() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { queryKey } = flowAppsQuery;

  const attempt = async (verb: () => Promise<{ operation: OperationId | null }>, message: string) => {
    try {
      said(message, (await verb()).operation);
      return true;
    } catch (thrown) {
      toastError(thrown);
      return false;
    }
  };

  return {
    /** Rejects as the core does, for a form that says why. */
    create: async (name: string, description: string) => {
      const { flowApp, operation } = await ipc.createFlowApp({ name, description });
      said(`Added the flow app “${flowApp.name}”`, operation);
      return flowApp;
    },
    update: async (app: FlowAppInfo, name: string, description: string) => {
      const { operation } = await ipc.updateFlowApp({
        flowApp: app.id,
        name: name === app.name ? null : name,
        description: description === app.description ? null : description,
      });
      said(name === app.name ? `Changed “${name}”` : `Renamed “${app.name}” to “${name}”`, operation);
    },
    /** Shown in its new place at once, and back where the core refuses. */
    move: async (app: FlowAppInfo, before: FlowAppId | null) => {
      const was = client.getQueryData(queryKey);
      if (was) {
        const others = was.filter(({ id }) => id !== app.id);
        const index = before === null ? others.length : others.findIndex(({ id }) => id === before);
        client.setQueryData(queryKey, others.toSpliced(index, 0, app));
      }
      const isMoved = await attempt(() => ipc.moveFlowApp({ flowApp: app.id, before }), `Moved “${app.name}”`);
      if (!isMoved && was) client.setQueryData(queryKey, was);
    },
    remove: async (app: FlowAppInfo) => {
      const isDeleted = await attempt(() => ipc.deleteFlowApp({ flowApp: app.id }), `Deleted “${app.name}”`);
      if (isDeleted) await navigate({ to: '/flow-apps' });
    },
    moveBot: (bot: Pick<BotSummary, 'id' | 'name' | 'flowApp'>, app: Container | null) =>
      attempt(
        () => ipc.updateBot({ bot: bot.id, flowApp: { to: app?.id ?? null } }),
        movedWords(bot.name, app, bot.flowApp),
      ),
    moveBoard: (board: Pick<BoardInfo, 'id' | 'name'>, app: Container | null, from: string) =>
      attempt(
        () => ipc.updateBoard({ board: board.id, flowApp: { to: app?.id ?? null } }),
        movedWords(board.name, app, from),
      ),
    moveType: (type: RecordTypeInfo, app: Container | null, from: string) =>
      attempt(
        () => {
          const { id, name, plural, icon, color, titleField } = type;
          return ipc.updateRecordType({
            recordType: id,
            name,
            plural,
            icon,
            color,
            titleField,
            flowApp: app?.id ?? null,
          });
        },
        movedWords(type.plural, app, from),
      ),
  };
}
