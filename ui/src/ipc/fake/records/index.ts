import type { Backend } from '../../backend';
import type {
  FieldInfo,
  FieldInput,
  FieldValue,
  FilterSubject,
  LinkedRecord,
  RecordContact,
  RecordEntry,
  RecordProfile,
  RecordRow,
  RecordTypeInfo,
  TimelineEntry,
} from '../../bindings';
import { readValue } from '../fieldValues';
import type { FakeSubject } from '../filterFields';
import { foldText } from '../filterOps';
import { run } from '../imports';
import { recordFile, recordReport } from './file';
import { createRecordLists } from './lists';
import { createFakeRecordTypes, type FakeRecordTypes, failure } from './types';
import { type About, createRecordWorld, ROUND, valueIn } from './world';

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
  | 'saveRecordRejects'
>;

export interface FakeRecords {
  commands: RecordCommands;
  types: FakeRecordTypes;
  undo(operation: string): number | undefined;
  /** How many records somebody is linked to. */
  countOf(contact: string): number;
  /** What somebody's timeline tells of records. */
  entriesOf(contact: string): TimelineEntry[];
  /** What filters can ask about records of a type. */
  subjectOf(subject: FilterSubject): FakeSubject | undefined;
}
/** Records in memory, with what can be done to them. */
export function createFakeRecords(about: About): FakeRecords {
  const { tell, members, personAt } = about;
  const types = createFakeRecordTypes(about.deals, about.isEmpty, tell);
  const world = createRecordWorld(about, types);
  const { edited, made, histories, seeded, idOf, roleOf, current, idsOf, member, note, write } = world;
  const { subjectOf, list, rowOf, chosen } = createRecordLists(about, types, world);

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
      `A ${type.name} has ${many}, and ${who} is it. Unlink that contact first, or choose another role.`,
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
    const seed = /^link-(type-[^~]+~\d+)-\d+$/.exec(link)?.[1];
    const record = seed ? current(seed) : [...edited.values()].find(({ links }) => links.some((l) => l.link === link));
    if (!record) throw failure('not_found', 'This link is not there any more.');
    return record;
  };

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
      const blank = { changes: [], contact: null, role: null, other: null, imported: false };
      const sam = member();
      const index = Number(id.split('~')[1] ?? Number.NaN);
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
            { ...blank, id: 'e-created', kind: 'created', at: record.createdAt, actor: sam, imported: true },
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
    saveRecordRejects: async () => ({ path: '/home/sam/deals-rejected.csv', rows: 2 }),
  };

  return {
    commands,
    subjectOf,
    types,
    undo(operation) {
      return world.undo(operation) ?? undoType(operation);
    },
    countOf: (contact) => linkedOf(contact).length,
    entriesOf: (contact) =>
      linkedOf(contact).flatMap((linked, index): TimelineEntry[] => {
        const blank = { changes: [], submission: null, about: null, segment: null, card: null, note: null };
        const { record: id, title, typeName, icon, role } = linked;
        const about_ = { id, title, typeName, icon, role: role?.name ?? null, inBin: false };
        const entry = { ...blank, actor: member(), record: about_ };
        const linkedAt = { ...entry, id: `rl-${linked.link}`, kind: 'record.linked' as const, at: linked.linkedAt };
        if (index % 2 === 1 || linked.recordType !== 'type-deal') return [linkedAt];
        const changes = [
          { field: 'stage', old: 'Open', new: 'Negotiation' },
          { field: 'amount', old: '8000', new: '12000' },
        ];
        const updated = { ...entry, id: `ru-${linked.link}`, kind: 'record.updated' as const, changes };
        return [linkedAt, { ...updated, record: { ...about_, role: null }, at: linked.updatedAt }];
      }),
  };
}
