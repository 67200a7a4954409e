import type {
  CreateRoutingRule,
  Filter,
  FlowAppId,
  Priority,
  RoutingRuleInfo,
  SetTo,
  UpdateRoutingRule,
} from '../../../ipc';
import { EVERYBODY, sameFilter } from '../../filters/filter';

/** A rule while it is made or changed. */
export interface RuleDraft {
  name: string;
  filter: Filter;
  board: string | null;
  phase: string | null;
  priority: Priority | null;
  assignee: string | null;
}

export const NEW_RULE: RuleDraft = {
  name: '',
  filter: EVERYBODY,
  board: null,
  phase: null,
  priority: null,
  assignee: null,
};

export function draftOf({ name, filter, destination }: RoutingRuleInfo): RuleDraft {
  const { board, phase, priority, assignee } = destination;
  return { name, filter, board, phase, priority, assignee: assignee?.id ?? null };
}

const LONGEST_NAME = 80;

/** What a rule is called that nobody gave a name: what it asks for. */
export function nameFrom(summary: string | undefined): string {
  const words = summary ?? '';
  return words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME - 1)}…` : words;
}

export function creation(flowApp: FlowAppId, name: string, board: string, draft: RuleDraft): CreateRoutingRule {
  const { filter, phase, priority, assignee } = draft;
  return { flowApp, name, filter, board, phase, priority, assignee, isOn: true };
}

/** Only what is another. */
export function changeOf(rule: RoutingRuleInfo, name: string, board: string, draft: RuleDraft): UpdateRoutingRule {
  const was = draftOf(rule);
  const set = <T>(before: T | null, now: T | null): SetTo<T> | null => (before === now ? null : { to: now });
  const isElsewhere = board !== was.board || draft.phase !== was.phase;
  return {
    rule: rule.id,
    ...(name === was.name ? {} : { name }),
    ...(sameFilter(draft.filter, was.filter) ? {} : { filter: draft.filter }),
    ...(isElsewhere ? { board, phase: draft.phase } : {}),
    priority: set(was.priority, draft.priority),
    assignee: set(was.assignee, draft.assignee),
  };
}
