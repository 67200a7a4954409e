// Builders for the tests of segments: a whole value, of which a test names only what it is about.

import type { Backend, SegmentInfo, SegmentMove } from '../../ipc';

export function segmentInfo(id: string, name: string, values: Partial<SegmentInfo> = {}): SegmentInfo {
  return {
    id,
    name,
    color: 'orange',
    filter: { all: [] },
    summary: `All of ${name}`,
    problem: null,
    count: 42,
    onClock: false,
    usedBy: [],
    createdAt: '2026-01-05T09:00:00Z',
    ...values,
  };
}

export const HOT = segmentInfo('hot', 'Hot Leads', { summary: 'Budget is more than 10,000', usedBy: ['Best of all'] });
export const STALE = segmentInfo('stale', 'Stale Contacts', { color: 'gray', count: 12_345, onClock: true });
export const BROKEN = segmentInfo('broken', 'Old pricing', {
  color: 'red',
  problem: 'The field Price list has been archived, so nobody can be asked for it.',
});
export const SEGMENTS = [HOT, STALE, BROKEN];

export function move(contact: string, name: string, values: Partial<SegmentMove> = {}): SegmentMove {
  return {
    contact,
    name,
    event: 'joined',
    at: '2026-03-02T10:42:00Z',
    cause: 'edit',
    member: 'Sam Rivera',
    files: '',
    ...values,
  };
}

/** Segments as the core keeps them: each verb changes them, tells so, and can be undone by its own name. */
export function segmentCore(tell: () => void, initial: SegmentInfo[] = SEGMENTS) {
  let segments = initial;
  const write = (next: SegmentInfo[]) => {
    segments = next;
    tell();
  };
  const find = (id: string) => segments.find((segment) => segment.id === id) ?? HOT;
  return {
    listSegments: async () => segments,
    updateSegment: async ({ segment, name, color }) => {
      const was = find(segment);
      const next = { ...was, name: name ?? was.name, color: color ?? was.color };
      write(segments.map((each) => (each.id === segment ? next : each)));
      return { segment: next, operation: 'op-update' };
    },
    duplicateSegment: async ({ segment }) => {
      const copy = { ...find(segment), id: 'copy', name: `${find(segment).name} 2` };
      write([...segments, copy]);
      return { segment: copy, operation: 'op-copy' };
    },
    moveSegment: async ({ segment, before }) => {
      const others = segments.filter(({ id }) => id !== segment);
      const index = before === null ? others.length : others.findIndex(({ id }) => id === before);
      write(others.toSpliced(index, 0, find(segment)));
      return { operation: 'op-move' };
    },
    deleteSegment: async ({ segment }) => {
      write(segments.filter(({ id }) => id !== segment));
      return { operation: 'op-delete' };
    },
    undoOperation: async () => {
      write(initial);
      return { count: 0, operation: null };
    },
  } satisfies Partial<Backend>;
}
