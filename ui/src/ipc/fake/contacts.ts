import type { Backend } from '../backend';
import type { ContactProfile, ContactRow, FieldCell, Filter, ListQuery, Selection, Tag } from '../bindings';
import { IpcError } from '../error';
import type { FakeFieldValues } from './fields';
import { idAt, nameMatcher, namePartsAt, personAt, positionOf } from './people';
import { submissionsOf, timelineOf } from './submissions';
import { createFakeTags, type FakeTag } from './tags';

type ContactCommands = Pick<
  Backend,
  | 'listContacts'
  | 'locateContact'
  | 'getContact'
  | 'createContact'
  | 'updateContact'
  | 'deleteContacts'
  | 'restoreContacts'
  | 'listTags'
  | 'getTagUse'
  | 'countTagging'
  | 'tagContacts'
  | 'updateTag'
  | 'mergeTags'
  | 'deleteTag'
  | 'setField'
  | 'countSetField'
  | 'getTimeline'
  | 'listContactSubmissions'
>;

export interface FakeContacts extends ContactCommands {
  /** Takes a change back; nothing where it was none of contacts. */
  undo(operation: string): number | undefined;
  count(): number;
  binCount(): number;
  /** The positions that a selection names. */
  chosen(selection: Selection): number[];
  /** How many a query has. */
  total(query: ListQuery): number;
  profileOf(position: number): ContactProfile;
  /** Whether somebody is another than their position makes them. */
  isEdited(position: number): boolean;
  tags(): FakeTag[];
}

/** Whether the person at a position passes a filter. */
export type Passes = (filter: Filter) => (position: number) => boolean;

const NO_FILTERS: Passes = () => {
  throw new Error('These people were made without filters.');
};

const FRONT = 2_000_000;

const NO_FIELDS: FakeFieldValues = {
  cellsAt: () => [],
  valueAt: () => undefined,
  written: (had) => had,
  only: (cells) => cells,
};

/** A million contacts by position, with what was changed since in a map. */
export function createFakeContacts(
  size: number,
  now: number,
  tell: (tags: Tag[]) => void,
  values: FakeFieldValues = NO_FIELDS,
  passes: Passes = NO_FILTERS,
): FakeContacts {
  const edited = new Map<number, ContactProfile>();
  const bin = new Set<number>();
  const undoable = new Map<string, () => number>();
  const orders = new Map<string, Int32Array>();
  let made = 0;

  const changed = () => {
    orders.clear();
    tell(['contacts']);
  };

  const at = (position: number): ContactProfile =>
    edited.get(position) ?? { ...personAt(position, size, now), fields: values.cellsAt(position) };

  const tags = createFakeTags();
  const order = (query: ListQuery): Int32Array => {
    const key = JSON.stringify(query);
    const known = orders.get(key);
    if (known) return known;
    const matches = nameMatcher(query.search);
    const searching = query.search.trim() !== '';
    const isWanted = query.filter ? passes(query.filter) : () => true;
    const found: number[] = [];
    for (let extra = 0; extra < made; extra++) {
      const position = FRONT + extra;
      if (!edited.has(position)) continue;
      const hit = !searching || at(position).displayName.toLowerCase().includes(query.search.toLowerCase());
      if (hit && bin.has(position) === query.inBin && isWanted(position)) found.push(position);
    }
    // Orders other than by name are a fixed shuffle: the fake shows how a list behaves, not what it holds.
    const stride = query.sort.field === 'name' ? 1 : 7919 + JSON.stringify(query.sort.field).length * 2;
    for (let index = 0; index < size; index++) {
      const position = (index * stride) % size;
      if (bin.has(position) !== query.inBin) continue;
      if (searching && !matches(namePartsAt(position, size))) continue;
      if (isWanted(position)) found.push(position);
    }
    const result = Int32Array.from(found);
    if (query.sort.descending) result.reverse();
    orders.set(key, result);
    return result;
  };

  const chosen = (selection: Selection): number[] => {
    if (selection.kind === 'ids') return selection.ids.map(positionOf);
    const except = new Set(selection.except.map(positionOf));
    return [...order(selection.query)].filter((position) => !except.has(position));
  };

  const move = (selection: Selection, toBin: boolean) => {
    const positions = chosen(selection);
    const apply = (forward: boolean) => {
      for (const position of positions) {
        if (forward === toBin) bin.add(position);
        else bin.delete(position);
      }
      changed();
      return positions.length;
    };
    const operation = crypto.randomUUID();
    undoable.set(operation, () => apply(false));
    return { count: apply(true), operation };
  };

  const write = (position: number, profile: ContactProfile) => {
    const before = edited.get(position);
    const operation = crypto.randomUUID();
    undoable.set(operation, () => {
      if (before) edited.set(position, before);
      else edited.delete(position);
      changed();
      return 1;
    });
    edited.set(position, profile);
    changed();
    return { contact: profile, operation };
  };

  const rowOf = ({
    emails: _e,
    phones: _p,
    deletedAt: _d,
    submissionTotal: _s,
    noteTotal: _n,
    cardTotal: _k,
    segments: _g,
    ...row
  }: ContactProfile): ContactRow => row;

  const restore = (before: (readonly [number, ContactProfile | undefined])[]) => {
    for (const [position, was] of before) {
      if (was) edited.set(position, was);
      else edited.delete(position);
    }
    changed();
    return before.length;
  };

  /** Changes the tags of contacts and of the world, and remembers how to take it back. */
  const retag = (positions: number[], next: (had: string[]) => string[], alsoUndo: () => void) => {
    const before = positions.map((position) => [position, edited.get(position)] as const);
    let count = 0;
    for (const position of positions) {
      const now = next(at(position).tags).sort();
      if (now.join() !== [...at(position).tags].sort().join()) count += 1;
      edited.set(position, { ...at(position), tags: now });
    }
    const operation = crypto.randomUUID();
    undoable.set(operation, () => {
      alsoUndo();
      restore(before);
      return count;
    });
    changed();
    return { count, operation };
  };
  const everybody = () => [...order({ search: '', sort: { field: 'name', descending: false }, inBin: false })];
  const having = (name: string) => everybody().filter((position) => at(position).tags.includes(name));

  const refuseDuplicate = (emails: string[], self: string | null) => {
    for (const profile of edited.values()) {
      const taken = profile.emails.find((known) =>
        emails.some((email) => email.toLowerCase() === known.address.toLowerCase()),
      );
      if (taken && profile.id !== self) throw duplicate(taken.address, profile);
    }
    if (emails.some((email) => email.toLowerCase() === 'ana@example.org')) throw duplicate('ana@example.org', at(7));
  };

  return {
    count: () => size + [...edited.keys()].filter((position) => position >= FRONT).length - bin.size,
    binCount: () => bin.size,
    chosen,
    total: (query) => order(query).length,
    profileOf: at,
    isEdited: (position) => edited.has(position),
    tags: tags.all,
    async listContacts({ query, offset, limit, fields = [] }) {
      const positions = order(query);
      return {
        total: positions.length,
        offset,
        rows: [...positions.subarray(offset, offset + limit)].map((position) => {
          const row = rowOf(at(position));
          return { ...row, fields: values.only(row.fields ?? [], fields) };
        }),
      };
    },
    async locateContact({ query, contact }) {
      const positions = order(query);
      const found = positions.indexOf(positionOf(contact));
      const near = (index: number) => {
        const position = found < 0 ? undefined : positions[index];
        return position === undefined ? null : idAt(position);
      };
      return {
        position: found < 0 ? null : found,
        total: positions.length,
        previous: near(found - 1),
        next: near(found + 1),
      };
    },
    async getContact({ contact }) {
      const position = positionOf(contact);
      const profile = at(position);
      const cells = values.only(profile.fields ?? []);
      return { ...profile, fields: cells, deletedAt: bin.has(position) ? new Date(now).toISOString() : null };
    },
    async createContact(input) {
      refuseDuplicate(input.emails, null);
      const position = FRONT + made++;
      const blank = {
        ...personAt(11, size, now),
        id: idAt(position),
        tags: [],
        submissionTotal: 0,
        noteTotal: 0,
        cardTotal: 0,
        submissionCount: 0,
      };
      const fields = values.written([], input.fields ?? []);
      return write(position, { ...withValues(blank, input), fields });
    },
    async updateContact({ contact, patch }) {
      refuseDuplicate(patch.emails ?? [], contact);
      const position = positionOf(contact);
      const was = at(position);
      const fields = values.written(was.fields ?? [], patch.fields ?? []);
      return write(position, { ...withValues(was, patch), fields });
    },
    deleteContacts: async (selection) => move(selection, true),
    restoreContacts: async (selection) => move(selection, false),
    undo: (operation) => undoable.get(operation)?.(),
    listTags: async () => tags.list((name) => having(name).length),
    async getTagUse({ selection }) {
      const positions = chosen(selection);
      const contacts = (name: string) => positions.filter((position) => at(position).tags.includes(name)).length;
      const used = tags.list(contacts).filter((tag) => tag.contacts > 0);
      return { selected: positions.length, tags: used.map((tag) => ({ tag: tag.id, contacts: tag.contacts })) };
    },
    async countTagging({ selection, add, remove }) {
      const positions = chosen(selection);
      const lost = remove.map(tags.nameOf);
      const changes = (had: string[]) =>
        add.some((name) => !had.includes(name)) || lost.some((name) => had.includes(name));
      return {
        selected: positions.length,
        changed: positions.filter((position) => changes(at(position).tags)).length,
      };
    },
    async tagContacts({ selection, add, remove }) {
      const undo = tags.make(add);
      const lost = remove.map(tags.nameOf);
      return retag(chosen(selection), (had) => [...new Set([...had, ...add])].filter((n) => !lost.includes(n)), undo);
    },
    async updateTag({ tag, name, color }) {
      const was = tags.nameOf(tag);
      const undo = tags.change(tag, name, color);
      return retag(having(was), (had) => had.map((each) => (each === was ? (name ?? was) : each)), undo);
    },
    async mergeTags({ from, into }) {
      const [gone, kept] = [tags.nameOf(from), tags.nameOf(into)];
      const those = having(gone);
      const undo = tags.remove(from);
      return retag(those, (had) => [...new Set(had.map((each) => (each === gone ? kept : each)))], undo);
    },
    async deleteTag({ tag }) {
      const gone = tags.nameOf(tag);
      const those = having(gone);
      const undo = tags.remove(tag);
      return retag(those, (had) => had.filter((each) => each !== gone), undo);
    },
    async setField({ selection, input }) {
      const positions = chosen(selection);
      const before = positions.map((position) => [position, edited.get(position)] as const);
      for (const position of positions) {
        const was = at(position);
        edited.set(position, { ...was, fields: values.written(was.fields ?? [], [input]) });
      }
      const operation = crypto.randomUUID();
      undoable.set(operation, () => restore(before));
      changed();
      return { count: positions.length, operation };
    },
    async countSetField({ selection, input }) {
      const positions = chosen(selection);
      const differs = (position: number) => {
        const was = at(position).fields ?? [];
        const find = (cells: FieldCell[]) => JSON.stringify(cells.find(({ field }) => field === input.field));
        return find(was) !== find(values.written(was, [input]));
      };
      return { selected: positions.length, changed: positions.filter(differs).length };
    },
    getTimeline: async ({ contact, kinds, cursor, limit }) =>
      timelineOf(at(positionOf(contact)), kinds, Number(cursor ?? 0), limit),
    listContactSubmissions: async ({ contact, offset, limit }) => {
      const all = submissionsOf(at(positionOf(contact)));
      return { total: all.length, submissions: all.slice(offset, offset + limit) };
    },
  };
}

interface Values {
  firstName?: string | null;
  lastName?: string | null;
  emails?: string[] | null;
  phones?: string[] | null;
  source?: string | null;
}

function withValues(was: ContactProfile, values: Values): ContactProfile {
  const emails = values.emails?.map((address, index) => ({ address, isPrimary: index === 0 })) ?? was.emails;
  const phones =
    values.phones?.map((number, index) => ({ number, display: number, isPrimary: index === 0 })) ?? was.phones;
  const firstName = values.firstName ?? was.firstName;
  const lastName = values.lastName ?? was.lastName;
  return {
    ...was,
    firstName,
    lastName,
    emails,
    phones,
    source: values.source ?? was.source,
    displayName: `${firstName} ${lastName}`.trim() || emails[0]?.address || phones[0]?.display || 'Unnamed',
    email: emails[0]?.address ?? null,
    emailCount: emails.length,
    phone: phones[0]?.number ?? null,
    phoneDisplay: phones[0]?.display ?? null,
    phoneCount: phones.length,
  };
}

function duplicate(value: string, owner: ContactProfile): IpcError {
  return new IpcError({
    code: 'duplicate',
    message: `${value} already belongs to ${owner.displayName}.`,
    details: { field: 'email', existing: owner.id, path: null },
  });
}
