import type { Actor, CardEvent, CardSort, CardSummary, PhaseInfo } from '../bindings';

const RANKS = { low: 0, medium: 1, high: 2, urgent: 3 };

/** A text without case and accents. */
export const words = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Cards in an order; those without a value come last. */
export function sorted(cards: CardSummary[], { field, descending }: CardSort, phases: PhaseInfo[]): CardSummary[] {
  const keyOf = (each: CardSummary): string | number | null => {
    if (field === 'rank' || field === 'phase') return phases.findIndex(({ id: phase }) => phase === each.phase);
    if (field === 'title') return words(each.title);
    if (field === 'contact') return each.contact && words(each.contact.name);
    if (field === 'priority') return each.priority && RANKS[each.priority];
    if (field === 'assignee') return each.assignee && words(each.assignee.name);
    if (field === 'due_on') return each.dueOn;
    return field === 'created_at' ? each.createdAt : each.movedAt;
  };
  return cards
    .map((each) => ({ each, key: keyOf(each) }))
    .sort(({ key: a }, { key: b }) => {
      if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
      return (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1);
    })
    .map(({ each }) => each);
}

/** What has happened to a card that nobody has touched: it was made, and went through the phases before its own. */
export function firstEvents(of: CardSummary, phases: PhaseInfo[], actor: Actor): CardEvent[] {
  const at = phases.findIndex(({ id: each }) => each === of.phase);
  const moves = phases.slice(1, at + 1).map((phase, step): CardEvent => {
    const time = Date.parse(of.createdAt) + ((Date.parse(of.movedAt) - Date.parse(of.createdAt)) * (step + 1)) / at;
    return {
      id: `${of.id}-${step}`,
      kind: 'card.moved',
      at: new Date(time).toISOString(),
      actor,
      changes: [{ field: 'phase', old: phases[step]?.name ?? '', new: phase.name }],
    };
  });
  const by: Actor = of.bot === null ? actor : { kind: 'bot', name: of.bot };
  return [...moves.reverse(), { id: `${of.id}-made`, kind: 'card.created', at: of.createdAt, actor: by, changes: [] }];
}
