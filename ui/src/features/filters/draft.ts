// A filter while it is built: every part has a name of its own, and a condition may still lack its value. Pure.

import type { Filter, FilterOp, FilterValue, HasCount, Related } from '../../ipc';
import { allOf } from './filter';

export type GroupWord = 'all' | 'any' | 'none';

/** A condition on a field; `value` is missing until somebody gives one. */
export interface ConditionDraft {
  kind: 'condition';
  id: string;
  field: string;
  op: FilterOp;
  value: FilterValue | undefined;
}

export interface SegmentDraft {
  kind: 'segment';
  id: string;
  /** None until one is chosen. */
  segment: string | null;
  isIn: boolean;
}

/** So many related things, and what they must pass. */
export interface HasDraft {
  kind: 'has';
  id: string;
  has: Related;
  count: HasCount;
  where: GroupDraft;
}

export interface GroupDraft {
  kind: 'group';
  id: string;
  word: GroupWord;
  parts: PartDraft[];
}

export type PartDraft = ConditionDraft | SegmentDraft | HasDraft | GroupDraft;

/** Whether a condition has all that it needs to be asked; only the catalog knows. */
export type IsComplete = (condition: ConditionDraft, scope: Related | null) => boolean;

/** What `has` asks for where nothing is said of a number. */
export const AT_LEAST_ONE: HasCount = { op: 'gte', value: 1 };

let made = 0;
const newId = () => `part-${++made}`;

export const newCondition = (field: string, op: FilterOp): ConditionDraft => ({
  kind: 'condition',
  id: newId(),
  field,
  op,
  value: undefined,
});

export const newSegment = (): SegmentDraft => ({ kind: 'segment', id: newId(), segment: null, isIn: true });

export const newGroup = (word: GroupWord, parts: PartDraft[] = []): GroupDraft => ({
  kind: 'group',
  id: newId(),
  word,
  parts,
});

export const newHas = (has: Related, parts: PartDraft[] = []): HasDraft => ({
  kind: 'has',
  id: newId(),
  has,
  count: AT_LEAST_ONE,
  where: newGroup('all', parts),
});

/** One part of a filter as a draft. */
export function readPart(filter: Filter): PartDraft {
  if ('all' in filter && filter.all) return newGroup('all', filter.all.map(readPart));
  if ('any' in filter && filter.any) return newGroup('any', filter.any.map(readPart));
  if ('not' in filter && filter.not) return readNot(filter.not);
  if ('has' in filter) {
    const { has, where, count } = filter;
    return { ...newHas(has), count: count ?? AT_LEAST_ONE, where: readGroup(where ?? { all: [] }) };
  }
  if ('segment' in filter && filter.segment !== undefined) return { ...newSegment(), segment: filter.segment };
  if ('field' in filter) return { ...newCondition(filter.field, filter.op), value: filter.value ?? undefined };
  return newGroup('all');
}

function readNot(inner: Filter): PartDraft {
  if ('segment' in inner && inner.segment !== undefined) {
    return { ...newSegment(), segment: inner.segment, isIn: false };
  }
  if ('any' in inner && inner.any) return newGroup('none', inner.any.map(readPart));
  return newGroup('none', [readPart(inner)]);
}

/** A whole filter as a group: one that is a single part stands in an “all”. */
export function readGroup(filter: Filter): GroupDraft {
  const part = readPart(filter);
  return part.kind === 'group' ? part : newGroup('all', [part]);
}

/** The filter that a part stands for; nothing while it asks for nothing. What is incomplete is left out. */
export function writePart(part: PartDraft, isComplete: IsComplete, scope: Related | null = null): Filter | undefined {
  switch (part.kind) {
    case 'condition': {
      const { field, op, value } = part;
      if (!isComplete(part, scope)) return undefined;
      return { field, op, ...(value === undefined ? {} : { value }) };
    }
    case 'segment': {
      if (part.segment === null) return undefined;
      const filter = { segment: part.segment };
      return part.isIn ? filter : { not: filter };
    }
    case 'has': {
      const where = writeGroup(part.where, isComplete, part.has);
      const isUsual = part.count.op === AT_LEAST_ONE.op && part.count.value === AT_LEAST_ONE.value;
      return { has: part.has, ...(where ? { where } : {}), ...(isUsual ? {} : { count: part.count }) };
    }
    case 'group': {
      const parts = writeParts(part, isComplete, scope);
      const [first] = parts;
      if (!first) return undefined;
      if (part.word === 'all') return { all: parts };
      if (part.word === 'any') return { any: parts };
      return { not: parts.length === 1 ? first : { any: parts } };
    }
  }
}

/** The filter of a whole group, as it stands at the top or behind `where`; nothing while it asks for nothing. */
export function writeGroup(
  group: GroupDraft,
  isComplete: IsComplete,
  scope: Related | null = null,
): Filter | undefined {
  if (group.word !== 'all') return writePart(group, isComplete, scope);
  const parts = writeParts(group, isComplete, scope);
  return parts.length === 0 ? undefined : allOf(parts);
}

function writeParts({ parts }: GroupDraft, isComplete: IsComplete, scope: Related | null): Filter[] {
  return parts.flatMap((part) => writePart(part, isComplete, scope) ?? []);
}

/** The same group with a copy of one of its parts behind it. */
export function withCopy(group: GroupDraft, id: string): GroupDraft {
  return { ...group, parts: group.parts.flatMap((part) => (part.id === id ? [part, copied(part)] : [part])) };
}

function copied(part: PartDraft): PartDraft {
  switch (part.kind) {
    case 'group':
      return copiedGroup(part);
    case 'has':
      return { ...part, id: newId(), where: copiedGroup(part.where) };
    default:
      return { ...part, id: newId() };
  }
}

const copiedGroup = (group: GroupDraft): GroupDraft => newGroup(group.word, group.parts.map(copied));

/** The same group with a part in a group of its own, and the other way round. */
export function withWrapped(group: GroupDraft, id: string): GroupDraft {
  return { ...group, parts: group.parts.map((part) => (part.id === id ? newGroup('any', [part]) : part)) };
}

export function withUnwrapped(group: GroupDraft, id: string): GroupDraft {
  return {
    ...group,
    parts: group.parts.flatMap((part) => (part.id === id && part.kind === 'group' ? part.parts : [part])),
  };
}

/** The same group with a part changed. */
export function withChanged(group: GroupDraft, changed: PartDraft): GroupDraft {
  return { ...group, parts: group.parts.map((part) => (part.id === changed.id ? changed : part)) };
}

/** The same group without a part. */
export function withRemoved(group: GroupDraft, id: string): GroupDraft {
  return { ...group, parts: group.parts.filter((part) => part.id !== id) };
}

/** The same group with one part more. */
export function withAdded(group: GroupDraft, part: PartDraft): GroupDraft {
  return { ...group, parts: [...group.parts, part] };
}

/** Every condition and choice of a segment in a draft, with the thing whose field it names. */
export function leavesOf(part: PartDraft, scope: Related | null = null): Leaf[] {
  switch (part.kind) {
    case 'group':
      return part.parts.flatMap((each) => leavesOf(each, scope));
    case 'has':
      return leavesOf(part.where, part.has);
    default:
      return [{ part, scope }];
  }
}

export interface Leaf {
  part: ConditionDraft | SegmentDraft;
  scope: Related | null;
}
