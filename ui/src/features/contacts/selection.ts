/** What is ticked: some rows, with their positions in the list, or all that match but for some. */
export type Ticked =
  | { kind: 'some'; positions: ReadonlyMap<string, number> }
  | { kind: 'all'; except: ReadonlySet<string> };

/** A row at its place in the list. */
export interface Placed {
  id: string;
  position: number;
}

export const NONE: Ticked = { kind: 'some', positions: new Map() };
export const ALL: Ticked = { kind: 'all', except: new Set() };

export function isTicked(ticked: Ticked, id: string): boolean {
  return ticked.kind === 'all' ? !ticked.except.has(id) : ticked.positions.has(id);
}

/** How many are ticked in a list of this size. */
export function tickedCount(ticked: Ticked, total: number): number {
  return ticked.kind === 'all' ? Math.max(0, total - ticked.except.size) : ticked.positions.size;
}

export function withTicked(ticked: Ticked, rows: readonly Placed[], on: boolean): Ticked {
  if (ticked.kind === 'all') {
    const except = new Set(ticked.except);
    for (const { id } of rows) {
      if (on) except.delete(id);
      else except.add(id);
    }
    return { kind: 'all', except };
  }
  const positions = new Map(ticked.positions);
  for (const { id, position } of rows) {
    if (on) positions.set(id, position);
    else positions.delete(id);
  }
  return { kind: 'some', positions };
}

export function toggled(ticked: Ticked, row: Placed): Ticked {
  return withTicked(ticked, [row], !isTicked(ticked, row.id));
}

/** What the verbs act on: these, or all that the query shows but for some. */
export type ChosenRows<Query> = { kind: 'ids'; ids: string[] } | { kind: 'matching'; query: Query; except: string[] };

/** The selection as the verbs take it: single rows in the order of the list, whatever the order of the clicks. */
export function toSelection<Query>(ticked: Ticked, query: Query): ChosenRows<Query> {
  if (ticked.kind === 'all') return { kind: 'matching', query, except: [...ticked.except] };
  const ids = [...ticked.positions].sort(([, a], [, b]) => a - b).map(([id]) => id);
  return { kind: 'ids', ids };
}
