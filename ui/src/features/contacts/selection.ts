import type { ContactId, ListQuery, Selection } from '../../ipc';

/** What is ticked: some contacts, with their positions in the list, or all that match but for some. */
export type Ticked =
  | { kind: 'some'; positions: ReadonlyMap<ContactId, number> }
  | { kind: 'all'; except: ReadonlySet<ContactId> };

/** A contact at its place in the list. */
export interface Placed {
  id: ContactId;
  position: number;
}

export const NONE: Ticked = { kind: 'some', positions: new Map() };
export const ALL: Ticked = { kind: 'all', except: new Set() };

export function isTicked(ticked: Ticked, id: ContactId): boolean {
  return ticked.kind === 'all' ? !ticked.except.has(id) : ticked.positions.has(id);
}

/** How many are ticked in a list of this size. */
export function tickedCount(ticked: Ticked, total: number): number {
  return ticked.kind === 'all' ? Math.max(0, total - ticked.except.size) : ticked.positions.size;
}

export function withTicked(ticked: Ticked, contacts: readonly Placed[], on: boolean): Ticked {
  if (ticked.kind === 'all') {
    const except = new Set(ticked.except);
    for (const { id } of contacts) {
      if (on) except.delete(id);
      else except.add(id);
    }
    return { kind: 'all', except };
  }
  const positions = new Map(ticked.positions);
  for (const { id, position } of contacts) {
    if (on) positions.set(id, position);
    else positions.delete(id);
  }
  return { kind: 'some', positions };
}

export function toggled(ticked: Ticked, contact: Placed): Ticked {
  return withTicked(ticked, [contact], !isTicked(ticked, contact.id));
}

/** The selection as the verbs take it: single contacts in the order of the list, whatever the order of the clicks. */
export function toSelection(ticked: Ticked, query: ListQuery): Selection {
  if (ticked.kind === 'all') return { kind: 'matching', query, except: [...ticked.except] };
  const ids = [...ticked.positions].sort(([, a], [, b]) => a - b).map(([id]) => id);
  return { kind: 'ids', ids };
}
