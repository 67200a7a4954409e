// What routing says in sentences.

import type { Priority, RoutingDestination, RuleOutcome } from '../../ipc';

export const PRIORITIES: Record<Priority, string> = { low: 'Low', medium: 'Medium', high: 'High', urgent: 'Urgent' };

export const PRIORITY_ORDER: Priority[] = ['urgent', 'high', 'medium', 'low'];

/** “Sales · Qualified, High, Sam Rivera” */
export function destinationWords({ boardName, phaseName, priority, assignee }: RoutingDestination): string {
  return [`${boardName} · ${phaseName}`, priority && PRIORITIES[priority], assignee?.name].filter(Boolean).join(', ');
}

/** What became of a rule, in a word. */
export const OUTCOMES: Record<RuleOutcome, string> = {
  fires: 'Fires',
  not_matched: 'Does not match',
  not_reached: 'Not reached',
  off: 'Off',
  broken: 'Skipped',
};
