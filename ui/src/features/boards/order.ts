/** What stands behind one in an order of ids; null where it is the last. */
export function behind(order: readonly string[], id: string): string | null {
  return order[order.indexOf(id) + 1] ?? null;
}

interface Ordered {
  id: string;
}

/** In front of which one must be put to go a step on or back; undefined where there is no such step. */
export function stepBefore(all: readonly Ordered[], id: string, step: -1 | 1): string | null | undefined {
  const index = all.findIndex((each) => each.id === id);
  if (index < 0 || index + step < 0 || index + step >= all.length) return undefined;
  return all[step === -1 ? index - 1 : index + 2]?.id ?? null;
}

/** All with one put in front of another, or at the end. */
export function withMoved<T extends Ordered>(all: T[], id: string, before: string | null): T[] {
  const moved = all.find((each) => each.id === id);
  if (!moved || before === id) return all;
  const others = all.filter((each) => each.id !== id);
  const index = others.findIndex((each) => each.id === before);
  return others.toSpliced(index < 0 ? others.length : index, 0, moved);
}
