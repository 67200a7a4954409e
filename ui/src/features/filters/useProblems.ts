import { useQueries, useQuery } from '@tanstack/react-query';
import type { Filter } from '../../ipc';
import { describedQuery } from './api';
import type { Asked } from './asked';
import { type GroupDraft, type Leaf, leavesOf, writePart } from './draft';

interface Problems {
  /** Why a part cannot be asked, by its name. */
  byPart: ReadonlyMap<string, string>;
  /** Why the whole cannot be asked, where no part of it says so. */
  whole: string | null;
}

/** A condition alone, as a filter of what is asked about. */
function aloneOf({ part, scope }: Leaf): Filter | undefined {
  const filter = writePart(part, () => true, scope);
  return filter && scope !== null ? { has: scope, where: filter } : filter;
}

/**
 * What stands in the way of a filter, at the conditions that it is about. The core says why the whole cannot be asked; asked
 * about each condition alone, it says which one that is.
 */
export function useProblems({ subject }: Asked, draft: GroupDraft, filter: Filter): Problems {
  const whole = useQuery(describedQuery(filter, subject)).data?.words.problem ?? null;
  const leaves = whole === null ? [] : leavesOf(draft);
  const asked = leaves.flatMap((leaf) => {
    const alone = aloneOf(leaf);
    return alone ? [{ id: leaf.part.id, alone }] : [];
  });
  const answers = useQueries({
    queries: asked.map(({ alone }) => ({ ...describedQuery(alone, subject), placeholderData: undefined })),
  });
  const byPart = new Map(
    asked.flatMap(({ id }, index): [string, string][] => {
      const problem = answers[index]?.data?.words.problem;
      return problem ? [[id, problem]] : [];
    }),
  );
  return { byPart, whole: byPart.size > 0 ? null : whole };
}
