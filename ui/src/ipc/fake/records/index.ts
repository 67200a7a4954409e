import type { Backend } from '../../backend';
import type {
  Actor,
  ContactProfile,
  FieldCell,
  FieldInfo,
  FieldInput,
  FieldValue,
  Filter,
  FilterSubject,
  LinkedRecord,
  Member,
  RecordContact,
  RecordEntry,
  RecordProfile,
  RecordQuery,
  RecordRow,
  RecordSelection,
  RecordTypeInfo,
  RoleRef,
  Tag,
} from '../../bindings';
import { readValue } from '../fieldValues';
import { type FakeSubject, fakeField, KINDS, valueHave } from '../filterFields';
import { foldText } from '../filterOps';
import { run } from '../imports';
import { noise } from '../people';
import { recordFile, recordReport } from './file';
import { seedValue, titleAt } from './seeds';
import { createFakeRecordTypes, type FakeRecordTypes, failure } from './types';

type RecordCommands = Pick<
  Backend,
  | 'listRecordTypes'
  | 'createRecordType'
  | 'updateRecordType'
  | 'moveRecordType'
  | 'deleteRecordType'
  | 'createRecordRole'
  | 'updateRecordRole'
  | 'moveRecordRole'
  | 'deleteRecordRole'
  | 'listRecords'
  | 'locateRecord'
  | 'getRecord'
  | 'createRecord'
  | 'updateRecord'
  | 'deleteRecords'
  | 'restoreRecords'
  | 'linkRecord'
  | 'updateRecordLink'
  | 'unlinkRecord'
  | 'relateRecords'
  | 'unrelateRecords'
  | 'listContactRecords'
  | 'getRecordHistory'
  | 'findRecords'
  | 'exportRecords'
  | 'lookAtRecordFile'
  | 'importRecords'
>;

export interface FakeRecords {
  commands: RecordCommands;
  types: FakeRecordTypes;
  undo(operation: string): number | undefined;
  /** How many records somebody is linked to. */
  countOf(contact: string): number;
  /** What filters can ask about records of a type. */
  subjectOf(subject: FilterSubject): FakeSubject | undefined;
}

interface About {
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
const ROUND = 50;
const DAY = 86_400_000;

/** Records in memory: those of the seeds are made from their place when they are asked for. */
export function createFakeRecords(about: About): FakeRecords {
  const { now, tell, members, you, personAt } = about;
  const types = createFakeRecordTypes(about.deals, about.isEmpty, tell);
  const edited = new Map<string, RecordProfile>();
  const made = new Map<string, string[]>();
  const histories = new Map<string, RecordEntry[]>();
  const undos = new Map<string, () => void>();

  const seeded = (type: string): number => {
    const known = { 'type-deal': about.deals, 'type-invoice': 340 }[type];
    return about.isEmpty ? 0 : (known ?? 0);
  };
  const idOf = (type: string, index: number) => `${type}:${index}`;
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
    const [type = '', index = ''] = id.split(':');
    if (!/^\d+$/.test(index) || Number(index) >= seeded(type)) {
      throw failure('not_found', 'This record is not there any more.');
    }
    return seedAt(types.at(type), Number(index));
  };

  const idsOf = (type: RecordTypeInfo): string[] => [
    ...(made.get(type.id) ?? []),
    ...Array.from({ length: seeded(type.id) }, (_, index) => idOf(type.id, index)),
  ];

  const valueIn = (record: RecordProfile, field: string): FieldValue | undefined =>
    record.values.find((each) => each.field === field)?.value;

  const sortValue = (value: FieldValue | undefined, field: FieldInfo): string | number | null => {
    if (value === undefined) return null;
    if (value.kind === 'number') return value.value;
    if (value.kind === 'option') return field.options.findIndex(({ id }) => id === value.value);
    if (value.kind === 'boolean') return value.value ? 1 : 0;
    if (value.kind === 'phone') return value.value.number;
    if (value.kind === 'options') return value.value.join();
    return foldText(value.value);
  };

  const subjectOf = (subject: FilterSubject): FakeSubject | undefined => {
    const type = types.all().find(({ id }) => subject.of === 'record' && id === subject.recordType);
    if (!type) return undefined;
    const ids = idsOf(type);
    const recordAt = (position: number) => current(ids[position] ?? '');
    const day = (at: string) => [at.slice(0, 10)];
    const live = type.fields.filter(({ archived, id }) => !archived && id !== type.titleField);
    const people = members().map(({ id, name }) => ({ value: id, label: name, option: null }));
    return {
      label: type.name,
      count: ids.length,
      fields: [
        fakeField('title', 'Title', 'text', (position) => [recordAt(position).title]),
        fakeField('created_at', 'Created', 'instant', (position) => day(recordAt(position).createdAt)),
        fakeField('updated_at', 'Updated', 'instant', (position) => day(recordAt(position).updatedAt)),
        ...live.map((field) => ({
          ...fakeField(
            field.key,
            field.label,
            KINDS[field.type],
            (position) => valueHave(valueIn(recordAt(position), field.id)),
            field.type === 'member'
              ? people
              : field.options.map((option) => ({ value: option.id, label: option.label, option })),
          ),
          type: field.type,
          custom: field.id,
          currency: field.config.currency ?? null,
        })),
      ],
    };
  };

  let listed: { key: string; ids: string[] } | null = null;
  const stale = () => {
    listed = null;
  };
  const list = (query: RecordQuery): string[] => {
    const key = JSON.stringify([query, types.at(query.recordType)]);
    if (listed?.key === key) return listed.ids;
    const type = types.at(query.recordType);
    const words = foldText(query.search).split(/\s+/).filter(Boolean);
    const filter = query.filter;
    const test = filter && about.passes({ of: 'record', recordType: type.id }, filter);
    const rows = idsOf(type)
      .filter((_, position) => !test || test(position))
      .map(current)
      .filter((record) => (record.deletedAt !== null) === query.inBin)
      .filter((record) => words.every((word) => foldText(record.title).includes(word)));
    const { field, descending } = query.sort;
    const by = (record: RecordProfile): string | number | null => {
      if (field === 'title') return foldText(record.title);
      if (field === 'created_at') return record.createdAt;
      if (field === 'updated_at') return record.updatedAt;
      const sorted = type.fields.find(({ id }) => id === field.field);
      return sorted ? sortValue(valueIn(record, sorted.id), sorted) : null;
    };
    const keyed = rows.map((record) => ({ id: record.id, key: by(record), title: foldText(record.title) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
      const order = a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
      return (descending ? -order : order) || (a.title < b.title ? -1 : 1);
    });
    listed = { key, ids: keyed.map(({ id }) => id) };
    return listed.ids;
  };

  const rowOf = ({ links, related: _, submission: __, deletedAt: ___, typeName: ____, ...row }: RecordProfile) => ({
    ...row,
    contacts: links.slice(0, 3),
    contactCount: links.length,
  });

  const member = (): Actor => ({ kind: 'member', id: you().id, name: you().name });
  const note = (record: string, entry: Partial<RecordEntry> & Pick<RecordEntry, 'kind'>) => {
    const blank = { changes: [], contact: null, role: null, other: null, file: null };
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
    stale();
    undos.set(operation, () => {
      made.clear();
      for (const [type, ids] of madeBefore) made.set(type, ids);
      for (const [id, was, history] of before) {
        if (was) edited.set(id, was);
        else edited.delete(id);
        if (history) histories.set(id, history);
        else histories.delete(id);
      }
      stale();
      tell(['records', 'contacts']);
    });
    tell(['records', 'contacts']);
    return operation;
  };

  const written = (type: RecordTypeInfo, record: RecordProfile, inputs: FieldInput[]): RecordProfile => {
    const values = inputs.reduce((cells, { field: id, values: typed }) => {
      const field = type.fields.find((each) => each.id === id);
      if (!field) throw failure('not_found', 'This field is not there any more.');
      const value = readValue(field, typed, members());
      if (field.unique && value?.kind === 'text') {
        const other = idsOf(type)
          .slice(0, 2000)
          .map(current)
          .find((each) => {
            const had = each.id === record.id ? undefined : valueIn(each, id);
            return had?.kind === 'text' && foldText(had.value) === foldText(value.value);
          });
        if (other) {
          throw failure(
            'duplicate',
            `${field.label}: “${value.value}” is the ${field.label.toLowerCase()} of ${other.title} already.`,
            field.key,
          );
        }
      }
      const others = cells.filter((cell) => cell.field !== id);
      return value === null ? others : [...others, { field: id, value }];
    }, record.values);
    const title = values.find(({ field }) => field === type.titleField)?.value;
    return {
      ...record,
      values,
      title: title?.kind === 'text' ? title.value : record.title,
      updatedAt: new Date().toISOString(),
    };
  };

  const textOf = (field: FieldInfo | undefined, value: FieldValue | undefined): string => {
    if (!value) return '';
    if (value.kind === 'option') return field?.options.find(({ id }) => id === value.value)?.label ?? '';
    if (value.kind === 'member') return members().find(({ id }) => id === value.value)?.name ?? '';
    if (value.kind === 'phone') return value.value.display;
    return String(value.value);
  };

  const checkedRole = (type: RecordTypeInfo, record: RecordProfile, role: string | null, but?: string) => {
    const info = type.roles.find(({ id }) => id === role);
    if (!info?.contactLimit) return;
    const having = record.links.filter((link) => link.link !== but && link.role?.id === role);
    if (having.length < info.contactLimit) return;
    const who = having.map(({ name }) => name).join(', ');
    const many = info.contactLimit === 1 ? `one ${info.name}` : `${info.contactLimit} contacts as ${info.name}`;
    throw failure(
      'conflict',
      `A ${type.name} has ${many}, and ${who} is it. Unlink them first, or choose another role.`,
      'role',
    );
  };

  const newLink = (type: RecordTypeInfo, contact: string, role: string | null): RecordContact => {
    const person = personAt(about.positionOf(contact));
    return {
      link: `link-${crypto.randomUUID()}`,
      contact,
      name: person.displayName,
      email: person.email,
      role: roleOf(type, role),
      linkedAt: new Date().toISOString(),
      inBin: false,
    };
  };

  const holding = (link: string): RecordProfile => {
    const seed = /^link-(type-[^:]+:\d+)-\d+$/.exec(link)?.[1];
    const record = seed ? current(seed) : [...edited.values()].find(({ links }) => links.some((l) => l.link === link));
    if (!record) throw failure('not_found', 'This link is not there any more.');
    return record;
  };

  const chosen = (selection: RecordSelection): RecordProfile[] =>
    selection.kind === 'ids'
      ? selection.ids.map(current)
      : list(selection.query)
          .filter((id) => !selection.except.includes(id))
          .map(current);

  const linkedOf = (contact: string): LinkedRecord[] => {
    const position = about.positionOf(contact);
    const seeds = types.all().flatMap((type) => {
      if (position >= ROUND) return [];
      return Array.from({ length: Math.min(seeded(type.id), 40) }, (_, index) => idOf(type.id, index));
    });
    const ids = new Set([...seeds, ...edited.keys()]);
    return [...ids]
      .map(current)
      .filter(({ deletedAt }) => deletedAt === null)
      .flatMap((record) =>
        record.links
          .filter((link) => link.contact === contact)
          .flatMap((link): LinkedRecord[] => {
            const type = types.all().find(({ id }) => id === record.recordType);
            if (!type) return [];
            return [
              {
                link: link.link,
                record: record.id,
                title: record.title,
                recordType: type.id,
                typeName: type.name,
                icon: type.icon,
                color: type.color,
                role: link.role,
                linkedAt: link.linkedAt,
                updatedAt: record.updatedAt,
                values: record.values,
              },
            ];
          }),
      );
  };

  const countOf = (type: RecordTypeInfo): number => {
    let count = seeded(type.id);
    for (const record of edited.values()) {
      if (record.recordType !== type.id) continue;
      if (record.id.startsWith('made-')) count += record.deletedAt === null ? 1 : 0;
      else if (record.deletedAt !== null) count -= 1;
    }
    return count;
  };

  const relation = (record: RecordProfile) => {
    const type = types.at(record.recordType);
    return {
      relation: `relation-${crypto.randomUUID()}`,
      record: record.id,
      title: record.title,
      recordType: type.id,
      typeName: type.name,
      icon: type.icon,
      color: type.color,
      relatedAt: new Date().toISOString(),
    };
  };

  const { all: _, at: __, typeOfField: ___, undo: undoType, fieldCommands: ____, ...typeCommands } = types;
  const commands: RecordCommands = {
    ...typeCommands,
    listRecordTypes: async () => types.all().map((type) => ({ ...type, recordCount: countOf(type) })),
    async listRecords({ query, offset, limit }) {
      const ids = list(query);
      const rows: RecordRow[] = ids.slice(offset, offset + limit).map((id) => rowOf(current(id)));
      return { total: ids.length, offset, records: rows };
    },
    async locateRecord({ query, record }) {
      const ids = list(query);
      const at = ids.indexOf(record);
      return {
        position: at < 0 ? null : at,
        total: ids.length,
        previous: (at > 0 ? ids[at - 1] : null) ?? null,
        next: (at < 0 ? null : ids[at + 1]) ?? null,
      };
    },
    getRecord: async ({ record }) => current(record),
    async createRecord({ recordType, values, links }) {
      const type = types.at(recordType);
      const id = `made-${crypto.randomUUID()}`;
      const at = new Date().toISOString();
      const blank: RecordProfile = {
        id,
        recordType,
        typeName: type.name,
        title: '',
        values: [],
        links: [],
        related: [],
        submission: null,
        createdAt: at,
        updatedAt: at,
        deletedAt: null,
      };
      const asked = new Set(values.map(({ field }) => field));
      const missing = type.fields
        .filter((field) => field.required && !field.archived && !asked.has(field.id))
        .map(({ id: field }) => ({ field, values: [] }));
      const record = written(type, blank, [...values, ...missing]);
      const linked: RecordProfile = { ...record, links: [] };
      for (const { contact, role } of links) {
        checkedRole(type, linked, role);
        linked.links.push(newLink(type, contact, role));
      }
      const operation = write([linked], () => {
        made.set(recordType, [id, ...(made.get(recordType) ?? [])]);
        note(id, { kind: 'created' });
      });
      return { record: linked, operation };
    },
    async updateRecord({ record: id, values }) {
      const was = current(id);
      const type = types.at(was.recordType);
      const next = written(type, was, values);
      const changes = values.flatMap(({ field: changed }) => {
        const field = type.fields.find((each) => each.id === changed);
        const [old, now_] = [textOf(field, valueIn(was, changed)), textOf(field, valueIn(next, changed))];
        return field && old !== now_ ? [{ field: field.key, label: field.label, old, new: now_ }] : [];
      });
      if (changes.length === 0) return { record: was, operation: null };
      return { record: next, operation: write([next], () => note(id, { kind: 'updated', changes })) };
    },
    async deleteRecords(selection) {
      const records = chosen(selection).filter(({ deletedAt }) => deletedAt === null);
      const deletedAt = new Date().toISOString();
      const operation = write(
        records.map((record) => ({ ...record, deletedAt })),
        () => {
          for (const { id } of records) note(id, { kind: 'deleted' });
        },
      );
      return { count: records.length, operation };
    },
    async restoreRecords(selection) {
      const records = chosen(selection).filter(({ deletedAt }) => deletedAt !== null);
      const operation = write(
        records.map((record) => ({ ...record, deletedAt: null })),
        () => {
          for (const { id } of records) note(id, { kind: 'restored' });
        },
      );
      return { count: records.length, operation };
    },
    async linkRecord({ record: id, contact, role }) {
      const was = current(id);
      const type = types.at(was.recordType);
      if (was.links.some((link) => link.contact === contact && (link.role?.id ?? null) === role)) {
        throw failure('conflict', 'This contact is linked with that role already.', 'role');
      }
      checkedRole(type, was, role);
      const link = newLink(type, contact, role);
      const operation = write([{ ...was, links: [...was.links, link] }], () =>
        note(id, { kind: 'linked', contact: { id: contact, name: link.name }, role: link.role?.name ?? null }),
      );
      return { link, operation };
    },
    async updateRecordLink({ link: id, role }) {
      const was = holding(id);
      const type = types.at(was.recordType);
      checkedRole(type, was, role, id);
      const links = was.links.map((each) => (each.link === id ? { ...each, role: roleOf(type, role) } : each));
      const link = links.find((each) => each.link === id) as RecordContact;
      const about_ = { contact: { id: link.contact, name: link.name }, role: link.role?.name ?? null };
      return {
        link,
        operation: write([{ ...was, links }], () => note(was.id, { kind: 'linked', ...about_ })),
      };
    },
    async unlinkRecord({ link: id }) {
      const was = holding(id);
      const link = was.links.find((each) => each.link === id) as RecordContact;
      const operation = write([{ ...was, links: was.links.filter((each) => each.link !== id) }], () =>
        note(was.id, {
          kind: 'unlinked',
          contact: { id: link.contact, name: link.name },
          role: link.role?.name ?? null,
        }),
      );
      return { count: 1, operation };
    },
    async relateRecords({ record: one, other }) {
      const [a, b] = [current(one), current(other)];
      const link = relation(b);
      const operation = write(
        [
          { ...a, related: [...a.related, link] },
          { ...b, related: [...b.related, { ...relation(a), relation: link.relation }] },
        ],
        () => {
          note(a.id, { kind: 'related', other: { id: b.id, title: b.title, typeName: b.typeName } });
          note(b.id, { kind: 'related', other: { id: a.id, title: a.title, typeName: a.typeName } });
        },
      );
      return { count: 1, operation };
    },
    async unrelateRecords({ relation: id }) {
      const both = [...edited.values()].filter(({ related }) => related.some((each) => each.relation === id));
      const without = both.map((record) => ({
        ...record,
        related: record.related.filter((each) => each.relation !== id),
      }));
      return { count: 1, operation: write(without) };
    },
    listContactRecords: async ({ contact }) => linkedOf(contact),
    async getRecordHistory({ record: id, cursor, limit }) {
      const record = current(id);
      const blank = { changes: [], contact: null, role: null, other: null, file: null };
      const sam = member();
      const index = Number(id.split(':')[1] ?? Number.NaN);
      const first: RecordEntry[] = Number.isNaN(index)
        ? []
        : [
            ...record.links
              .filter(({ link }) => link.startsWith(`link-${id}`))
              .map((link) => ({
                ...blank,
                id: `e-${link.link}`,
                kind: 'linked' as const,
                at: link.linkedAt,
                actor: sam,
                contact: { id: link.contact, name: link.name },
                role: link.role?.name ?? null,
              })),
            { ...blank, id: 'e-created', kind: 'created', at: record.createdAt, actor: sam, file: 'deals.csv' },
          ];
      const entries = [...(histories.get(id) ?? []), ...first];
      const from = Number(cursor ?? 0);
      return {
        entries: entries.slice(from, from + limit),
        nextCursor: from + limit < entries.length ? String(from + limit) : null,
      };
    },
    async findRecords({ search, recordType, except, limit }) {
      const words = foldText(search).split(/\s+/).filter(Boolean);
      const gone = new Set(except);
      return types
        .all()
        .filter(({ id }) => recordType === null || id === recordType)
        .flatMap((type) =>
          idsOf(type)
            .slice(0, 5000)
            .map(current)
            .filter((record) => record.deletedAt === null && !gone.has(record.id))
            .filter((record) => words.every((word) => foldText(record.title).includes(word)))
            .slice(0, limit)
            .map((record) => ({
              id: record.id,
              title: record.title,
              recordType: type.id,
              typeName: type.name,
              icon: type.icon,
              color: type.color,
              contacts: record.links.slice(0, 3).map(({ name }) => name),
            })),
        )
        .slice(0, limit);
    },
    async exportRecords({ selection, job }, onProgress) {
      const rows = chosen(selection).length;
      await run(job, 'exporting', rows, onProgress, 1);
      return { path: '/home/sam/Documents/records.csv', rows };
    },
    lookAtRecordFile: async ({ path, recordType }) => recordFile(path, types.at(recordType)),
    async importRecords({ columns, key, job }, onProgress) {
      await run(job, 'importing', 128, onProgress, 2);
      return recordReport(columns, key, write([]));
    },
  };

  return {
    commands,
    subjectOf,
    types,
    undo(operation) {
      const back = undos.get(operation);
      if (!back) return undoType(operation);
      undos.delete(operation);
      back();
      return 1;
    },
    countOf: (contact) => linkedOf(contact).length,
  };
}
