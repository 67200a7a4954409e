import type { Backend } from '../backend';
import type {
  ContactSegment,
  Filter,
  SegmentEvent,
  SegmentInfo,
  SegmentMove,
  SegmentSaved,
  Tag,
  TagColor,
  TimelineEntry,
} from '../bindings';
import { IpcError } from '../error';
import { noise, positionOf } from './people';
import { daysOf, type Grown, historyOf, movesOf } from './segmentHistory';
import { EVERYBODY, SPECIFIED, seedAt } from './segmentSeeds';

type SegmentCommands = Pick<
  Backend,
  | 'listSegments'
  | 'createSegment'
  | 'updateSegment'
  | 'duplicateSegment'
  | 'moveSegment'
  | 'deleteSegment'
  | 'previewSegment'
  | 'getSegmentHistory'
  | 'listSegmentMoves'
  | 'getImportSegments'
  | 'saveSegments'
  | 'loadSegments'
>;

export interface FakeSegments extends SegmentCommands {
  /** Takes a change back; nothing where it was none of segments. */
  undo(operation: string): number | undefined;
  /** A segment by its id or its name. */
  named(idOrName: string): { id: string; name: string } | undefined;
  /** Whether the contact at a position is a member. */
  has(segment: string, position: number): boolean;
  /** The segments that a contact is in. */
  of(contact: string): ContactSegment[];
  /** Its joins and leaves, newest first. */
  entriesOf(contact: string): TimelineEntry[];
}

interface FakeSegment {
  id: string;
  name: string;
  color: TagColor;
  filter: Filter;
  summary: string;
  problem: string | null;
  /** Members among ten thousand. */
  share: number;
  /** Decides who they are; a copy has those of its original. */
  salt: number;
  createdAt: string;
}

const DAY = 86_400_000;
const COLORS: TagColor[] = [
  'orange',
  'sky',
  'green',
  'gray',
  'violet',
  'pink',
  'teal',
  'yellow',
  'red',
  'lime',
  'blue',
];

/** Segments of people chosen by chance; what is asked of a real filter is the business of the core. */
export function createFakeSegments(
  size: number,
  now: number,
  tell: (tags: Tag[]) => void,
  many: number,
  words: (filter: Filter) => string,
): FakeSegments {
  let made = 0;
  const seeds = size === 0 ? SPECIFIED : Array.from({ length: many }, (_, index) => seedAt(index));
  let segments = seeds.map(
    ([name, share, summary, filter, problem = null], index): FakeSegment => ({
      id: `segment-${made++}`,
      name,
      color: COLORS[index % COLORS.length] ?? 'gray',
      filter,
      summary,
      problem,
      share,
      salt: 40 + index * 2,
      createdAt: new Date(now - (index < SPECIFIED.length ? 400 : 240 - index * 6) * DAY).toISOString(),
    }),
  );
  const undoable = new Map<string, FakeSegment[]>();
  const counts = new Map<string, number>();
  const histories = new Map<string, { moves: SegmentMove[]; rest: Generator<SegmentMove> }>();

  const isMember = ({ share, salt }: FakeSegment, position: number) => noise(position, salt) % 10_000 < share;
  const countOf = (segment: FakeSegment): number => {
    const key = `${segment.salt} ${segment.share}`;
    let count = counts.get(key);
    if (count === undefined) {
      count = 0;
      for (let position = 0; position < size; position++) if (isMember(segment, position)) count += 1;
      counts.set(key, count);
    }
    return count;
  };
  const info = (segment: FakeSegment): SegmentInfo => ({
    id: segment.id,
    name: segment.name,
    color: segment.color,
    filter: segment.filter,
    summary: segment.summary,
    problem: segment.problem,
    count: countOf(segment),
    onClock: JSON.stringify(segment.filter).includes('_ago'),
    usedBy: segments.filter(({ filter }) => JSON.stringify(filter).includes(`"${segment.id}"`)).map(({ name }) => name),
    createdAt: segment.createdAt,
  });
  const find = (id: string): FakeSegment => {
    const found = segments.find((segment) => segment.id === id);
    if (!found) throw refusal('not_found', 'There is no such segment.');
    return found;
  };
  const grown = (segment: FakeSegment): Grown => ({ ...segment, count: countOf(segment) });

  const write = (next: FakeSegment[]): string => {
    const operation = crypto.randomUUID();
    undoable.set(operation, segments);
    segments = next;
    tell(['segments']);
    return operation;
  };
  const refuseTaken = (name: string, self?: string) => {
    const taken = segments.some((each) => each.id !== self && each.name.toLowerCase() === name.toLowerCase());
    if (taken) throw refusal('duplicate', `There is a segment called “${name}” already.`);
  };
  const add = (segment: Omit<FakeSegment, 'id' | 'createdAt'>): SegmentSaved => {
    const fresh = { ...segment, id: `segment-${made++}`, createdAt: new Date().toISOString() };
    const operation = write([...segments, fresh]);
    return { segment: info(fresh), operation };
  };

  /** The moves of a segment, as many as were asked for. */
  const movesFrom = (segment: FakeSegment, event: SegmentEvent | null, upTo: number): SegmentMove[] => {
    const key = `${segment.id} ${segment.salt} ${event}`;
    const story = grown(segment);
    const known = histories.get(key) ?? { moves: [], rest: movesOf(daysOf(story, now), story, event, size, now) };
    histories.set(key, known);
    while (known.moves.length < upTo) {
      const { value } = known.rest.next();
      if (!value) break;
      known.moves.push(value);
    }
    return known.moves;
  };

  const joinedBy = (contact: string): ContactSegment[] => {
    const position = positionOf(contact);
    return segments
      .filter((segment) => isMember(segment, position))
      .map(({ id, name, color, summary, salt }) => ({
        id,
        name,
        color,
        summary,
        since: new Date(now - (noise(position, salt + 1) % 200) * DAY - 4e6).toISOString(),
      }));
  };

  return {
    undo(operation) {
      const before = undoable.get(operation);
      if (!before) return undefined;
      segments = before;
      tell(['segments']);
      return 0;
    },
    named: (wanted) => segments.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.toLowerCase()),
    has: (segment, position) => isMember(find(segment), position),
    of: joinedBy,
    entriesOf(contact) {
      const joined = joinedBy(contact).map(({ id, name, color, since }, index): TimelineEntry => {
        const isClock = index % 3 === 1;
        return {
          id: `joined ${id}`,
          kind: 'segment.joined',
          at: since,
          actor: isClock ? { kind: 'clock' } : { kind: 'member', id: 'sam', name: 'Sam Rivera' },
          changes: [],
          submission: null,
          about: null,
          segment: { id, name, color, cause: isClock ? 'clock' : 'edit' },
          card: null,
          record: null,
          note: null,
        };
      });
      const [hot] = segments;
      const first = joined[0];
      if (!hot || !first || first.segment?.id === hot.id) return joined;
      const left: TimelineEntry = {
        ...first,
        id: `left ${hot.id}`,
        kind: 'segment.left',
        actor: { kind: 'import', id: '01930000-0000-7000-9000-000000000001', files: 'submissions-page-1.json' },
        segment: { id: hot.id, name: hot.name, color: hot.color, cause: 'import' },
      };
      return [...joined, left];
    },
    listSegments: async () => segments.map(info),
    async createSegment({ name, color, filter }) {
      refuseTaken(name);
      const salt = 900 + made * 2;
      const chosen = color ?? COLORS[made % COLORS.length] ?? 'gray';
      return add({ name, color: chosen, filter, summary: words(filter), problem: null, share: 30, salt });
    },
    async updateSegment({ segment, name, color, filter }) {
      const was = find(segment);
      if (name !== null) refuseTaken(name, segment);
      const next: FakeSegment = { ...was, name: name ?? was.name, color: color ?? was.color };
      if (filter !== null) {
        Object.assign(next, { filter, summary: words(filter), problem: null, salt: was.salt + 1000 });
      }
      const operation = write(segments.map((each) => (each.id === segment ? next : each)));
      return { segment: info(next), operation };
    },
    async duplicateSegment({ segment }) {
      const was = find(segment);
      let number = 2;
      while (segments.some(({ name }) => name === `${was.name} ${number}`)) number += 1;
      return add({ ...was, name: `${was.name} ${number}` });
    },
    async moveSegment({ segment, before }) {
      const moved = find(segment);
      const others = segments.filter(({ id }) => id !== segment);
      const index = before === null ? others.length : others.findIndex(({ id }) => id === before);
      return { operation: write(others.toSpliced(index, 0, moved)) };
    },
    async deleteSegment({ segment }) {
      const { usedBy } = info(find(segment));
      if (usedBy.length > 0) throw refusal('conflict', `${usedBy.join(', ')} names it. Nothing was changed.`);
      return { operation: write(segments.filter(({ id }) => id !== segment)) };
    },
    async previewSegment({ segment }) {
      const count = Math.round(size * 0.003);
      const had = segment === null ? 0 : countOf(find(segment));
      const kept = Math.round(Math.min(had, count) * 0.9);
      return { count, joining: count - kept, leaving: had - kept };
    },
    getSegmentHistory: async ({ segment, since }) => historyOf(daysOf(grown(find(segment)), now), since),
    async listSegmentMoves({ segment, since, event, cursor, limit }) {
      const from = Number(cursor ?? 0);
      const found = movesFrom(find(segment), event, from + limit + 1)
        .slice(from, from + limit + 1)
        .filter(({ at }) => since === null || at.slice(0, 10) >= since);
      return { moves: found.slice(0, limit), nextCursor: found.length > limit ? String(from + limit) : null };
    },
    getImportSegments: async () =>
      segments.slice(0, 5).map(({ id, name, color }, index) => ({
        segment: id,
        name,
        color,
        joined: [42, 1086, 210, 0, 3][index] ?? 0,
        left: [0, 12, 0, 310, 1][index] ?? 0,
      })),
    saveSegments: async ({ segments: ids }) => ({
      path: '/home/sam/Documents/segments.json',
      segments: ids.length === 0 ? segments.length : ids.length,
    }),
    async loadSegments() {
      const before = segments;
      const first = { color: 'lime', filter: EVERYBODY, problem: null } as const;
      const loaded = [
        add({ ...first, name: `From Kim ${made}`, summary: 'Tagged trial', share: 40, salt: 700 + made }).segment,
        add({ ...first, name: `Second from Kim ${made}`, summary: 'Tagged press', share: 3, salt: 800 + made }).segment,
      ];
      const operation = crypto.randomUUID();
      undoable.set(operation, before);
      return {
        made: loaded,
        refused: [
          { name: 'Shoe size over 45', reason: 'There is no field “shoe_size” in this workspace.' },
          { name: 'Both of us', reason: 'It names the segment “Kim’s favourites”, which is not in the file.' },
        ],
        operation,
      };
    },
  };
}

const refusal = (code: IpcError['code'], message: string) =>
  new IpcError({ code, message, details: { field: null, existing: null, path: null } });
