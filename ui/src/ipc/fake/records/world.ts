// The records of the fake themselves: those of the seeds are made from their place when they are asked for.

import type {
  Actor,
  ContactProfile,
  FieldCell,
  FieldValue,
  Filter,
  FilterSubject,
  Member,
  RecordContact,
  RecordEntry,
  RecordProfile,
  RecordTypeInfo,
  RoleRef,
  Tag,
} from '../../bindings';
import { noise } from '../people';
import { seedValue, titleAt } from './seeds';
import { type FakeRecordTypes, failure } from './types';

export interface About {
  now: number;
  /** How many deals there are. */
  deals: number;
  people: number;
  isEmpty: boolean;
  tell: (tags: Tag[]) => void;
  members: () => Member[];
  you: () => Member;
  personAt: (position: number) => ContactProfile;
  positionOf: (contact: string) => number;
  /** Whether the record at a position of its type passes. */
  passes: (subject: FilterSubject, filter: Filter) => (position: number) => boolean;
}

/** Seeded links go round among so few people, so that each of them has some. */
export const ROUND = 50;
const DAY = 86_400_000;

/** A record's value of a field; nothing where it has none. */
export const valueIn = (record: RecordProfile, field: string): FieldValue | undefined =>
  record.values.find((each) => each.field === field)?.value;

export type RecordWorld = ReturnType<typeof createRecordWorld>;

/** Records by id, and the one way to write them, which keeps how they were. */
export function createRecordWorld(about: About, types: FakeRecordTypes) {
  const { now, tell, members, you, personAt } = about;
  const edited = new Map<string, RecordProfile>();
  const made = new Map<string, string[]>();
  const histories = new Map<string, RecordEntry[]>();
  const undos = new Map<string, () => void>();

  const seeded = (type: string): number => {
    const known = { 'type-deal': about.deals, 'type-invoice': 340 }[type];
    return about.isEmpty ? 0 : (known ?? 0);
  };
  const idOf = (type: string, index: number) => `${type}~${index}`;
  const roleOf = (type: RecordTypeInfo, id: string | null): RoleRef | null => {
    const role = type.roles.find((each) => each.id === id);
    return role ? { id: role.id, name: role.name, inverseName: role.inverseName } : null;
  };

  const linkTo = (type: RecordTypeInfo, record: string, position: number, place: number, at: number): RecordContact => {
    const person = personAt(position);
    return {
      link: `link-${record}-${place}`,
      contact: person.id,
      name: person.displayName,
      email: person.email,
      role: roleOf(type, type.roles[place]?.id ?? null),
      linkedAt: new Date(at).toISOString(),
      inBin: false,
    };
  };

  const cellsAt = (type: RecordTypeInfo, index: number): FieldCell[] =>
    type.fields.flatMap((field) => {
      const value = field.archived ? null : seedValue(type.id, field, index, now, members());
      return value === null ? [] : [{ field: field.id, value }];
    });

  const seedAt = (type: RecordTypeInfo, index: number): RecordProfile => {
    const created = now - (noise(index, 31) % 400) * DAY - (noise(index, 32) % DAY);
    const id = idOf(type.id, index);
    const count = about.people === 0 || index % 9 === 5 ? 0 : 1 + (noise(index, 33) % Math.max(1, type.roles.length));
    return {
      id,
      recordType: type.id,
      typeName: type.name,
      title: titleAt(type.id, index),
      values: cellsAt(type, index),
      links: Array.from({ length: count }, (_, place) =>
        linkTo(type, id, (index * 7 + place * 13) % Math.min(ROUND, about.people), place, created),
      ),
      related: [],
      submission: null,
      createdAt: new Date(created).toISOString(),
      updatedAt: new Date(created + ((noise(index, 34) % 100) / 100) * (now - created)).toISOString(),
      deletedAt: null,
    };
  };

  const current = (id: string): RecordProfile => {
    const known = edited.get(id);
    if (known) {
      const type = types.all().find((each) => each.id === known.recordType);
      return type ? { ...known, typeName: type.name } : known;
    }
    const [type = '', index = ''] = id.split('~');
    if (!/^\d+$/.test(index) || Number(index) >= seeded(type)) {
      throw failure('not_found', 'This record is not there any more.');
    }
    return seedAt(types.at(type), Number(index));
  };

  const idsOf = (type: RecordTypeInfo): string[] => [
    ...(made.get(type.id) ?? []),
    ...Array.from({ length: seeded(type.id) }, (_, index) => idOf(type.id, index)),
  ];

  /** Lists that were made before something was written. */
  let isStale = () => {};

  const member = (): Actor => ({ kind: 'member', id: you().id, name: you().name });
  const note = (record: string, entry: Partial<RecordEntry> & Pick<RecordEntry, 'kind'>) => {
    const blank = { changes: [], contact: null, role: null, other: null, imported: false };
    const whole = { ...blank, id: crypto.randomUUID(), at: new Date().toISOString(), actor: member(), ...entry };
    histories.set(record, [whole, ...(histories.get(record) ?? [])]);
  };

  /** Writes records as they are to be, and keeps how they were. */
  const write = (next: RecordProfile[], entries: () => void = () => {}): string => {
    const operation = crypto.randomUUID();
    const before = next.map(({ id }) => [id, edited.get(id), histories.get(id)] as const);
    const madeBefore = new Map(made);
    for (const record of next) edited.set(record.id, record);
    entries();
    isStale();
    undos.set(operation, () => {
      made.clear();
      for (const [type, ids] of madeBefore) made.set(type, ids);
      for (const [id, was, history] of before) {
        if (was) edited.set(id, was);
        else edited.delete(id);
        if (history) histories.set(id, history);
        else histories.delete(id);
      }
      isStale();
      tell(['records', 'contacts']);
    });
    tell(['records', 'contacts']);
    return operation;
  };

  return {
    edited,
    made,
    histories,
    seeded,
    idOf,
    roleOf,
    current,
    idsOf,
    member,
    note,
    write,
    onWrite(listener: () => void) {
      isStale = listener;
    },
    undo(operation: string): number | undefined {
      const back = undos.get(operation);
      if (!back) return undefined;
      undos.delete(operation);
      back();
      return 1;
    },
  };
}
