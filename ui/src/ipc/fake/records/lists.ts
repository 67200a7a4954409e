// Lists of the fake's records, and what filters ask about them.

import type {
  FieldInfo,
  FieldValue,
  FilterSubject,
  RecordProfile,
  RecordQuery,
  RecordRow,
  RecordSelection,
} from '../../bindings';
import { type FakeSubject, fakeField, KINDS, valueHave } from '../filterFields';
import { foldText } from '../filterOps';
import type { FakeRecordTypes } from './types';
import { type About, type RecordWorld, valueIn } from './world';

export function createRecordLists(about: About, types: FakeRecordTypes, { current, idsOf, onWrite }: RecordWorld) {
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
    const people = about.members().map(({ id, name }) => ({ value: id, label: name, option: null }));
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
  onWrite(() => {
    listed = null;
  });
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

  const rowOf = ({
    links,
    related: _,
    submission: __,
    deletedAt: ___,
    typeName: ____,
    ...row
  }: RecordProfile): RecordRow => ({
    ...row,
    contacts: links.slice(0, 3),
    contactCount: links.length,
  });

  const chosen = (selection: RecordSelection): RecordProfile[] =>
    selection.kind === 'ids'
      ? selection.ids.map(current)
      : list(selection.query)
          .filter((id) => !selection.except.includes(id))
          .map(current);

  return { subjectOf, list, rowOf, chosen };
}
