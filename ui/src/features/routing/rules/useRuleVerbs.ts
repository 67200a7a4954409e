import { useQueryClient } from '@tanstack/react-query';
import { toast, toastError } from '../../../components/toast';
import {
  type CreateRoutingRule,
  ipc,
  type OperationId,
  type RoutingRuleId,
  type RoutingRuleInfo,
  type UpdateRoutingRule,
} from '../../../ipc';
import { undoOperation } from '../../contacts/api';
import { rulesQuery } from '../api';

function said(message: string, operation: OperationId | null): void {
  if (operation !== null) toast({ message, undo: undoOperation(operation) });
}

/** A name that has quotation marks of its own gets no others. */
const quoted = (name: string) => (name.includes('“') ? name : `“${name}”`);

/** What can be done with the rules of a flow app. What moves or is switched is shown so at once. */
export function useRuleVerbs(flowApp: string) {
  const client = useQueryClient();
  const { queryKey } = rulesQuery(flowApp);

  const run = async (
    verb: () => Promise<{ operation: OperationId | null }>,
    message: string,
    shown: (rules: RoutingRuleInfo[]) => RoutingRuleInfo[],
  ) => {
    const before = client.getQueryData(queryKey);
    if (before) client.setQueryData(queryKey, shown(before));
    try {
      const { operation } = await verb();
      said(message, operation);
    } catch (thrown) {
      if (before) client.setQueryData(queryKey, before);
      toastError(thrown);
    }
  };

  return {
    move: (rule: RoutingRuleInfo, before: RoutingRuleId | null) =>
      run(
        () => ipc.moveRoutingRule({ rule: rule.id, before }),
        `Moved the rule ${quoted(rule.name)}`,
        (rules) => {
          const others = rules.filter(({ id }) => id !== rule.id);
          const index = before === null ? others.length : others.findIndex(({ id }) => id === before);
          return others.toSpliced(index, 0, rule);
        },
      ),
    turn: (rule: RoutingRuleInfo, isOn: boolean) =>
      run(
        () => ipc.updateRoutingRule({ rule: rule.id, isOn }),
        `Switched the rule ${quoted(rule.name)} ${isOn ? 'on' : 'off'}`,
        (rules) => rules.map((each) => (each.id === rule.id ? { ...each, isOn } : each)),
      ),
    remove: (rule: RoutingRuleInfo) =>
      run(
        () => ipc.deleteRoutingRule({ rule: rule.id }),
        `Deleted the rule ${quoted(rule.name)}`,
        (rules) => rules.filter(({ id }) => id !== rule.id),
      ),
    /** Rejects as the core does, for a form that says why. */
    create: async (input: CreateRoutingRule) => {
      const { rule, operation } = await ipc.createRoutingRule(input);
      said(`Added the rule ${quoted(rule.name)}`, operation);
    },
    update: async (input: UpdateRoutingRule) => {
      const { rule, operation } = await ipc.updateRoutingRule(input);
      said(`Changed the rule ${quoted(rule.name)}`, operation);
    },
  };
}
