// The columns of custom fields: what each type needs in a table.

import type { ReactNode } from 'react';
import type { ContactRow, FieldId, FieldInfo, FieldList, FieldType, FieldValue, Member } from '../../ipc';
import { FieldText } from '../fields/FieldText';
import { linkOf } from '../fields/links';
import { fieldSections } from '../fields/sections';
import { COLUMNS, type Column, type Columns } from './columns';
import { LinkCell, MemberCell } from './FieldCells';

interface TypeColumn {
  width: number;
  /** What the two directions are called; nothing for text. */
  words?: readonly [ascending: string, descending: string];
  /** Whether its values are compared at a glance, and so stand at the right and begin with the largest. */
  isAmount?: true;
  descendingFirst?: true;
}

const LOWEST = ['Lowest first', 'Highest first'] as const;
const OLDEST = ['Oldest first', 'Latest first'] as const;
const OPTIONS = ['First option first', 'Last option first'] as const;

const TYPES: Record<FieldType, TypeColumn> = {
  text: { width: 180 },
  long_text: { width: 240 },
  number: { width: 124, words: LOWEST, isAmount: true },
  currency: { width: 136, words: LOWEST, isAmount: true },
  percent: { width: 112, words: LOWEST, isAmount: true },
  date: { width: 128, words: OLDEST, descendingFirst: true },
  datetime: { width: 168, words: OLDEST, descendingFirst: true },
  boolean: { width: 104, words: ['No first', 'Yes first'], descendingFirst: true },
  select: { width: 152, words: OPTIONS },
  multi_select: { width: 184, words: OPTIONS },
  email: { width: 220 },
  phone: { width: 156 },
  url: { width: 200 },
  rating: { width: 128, words: LOWEST, isAmount: true },
  member: { width: 160 },
};

/** A contact's value of a field; nothing where it has none. */
export function fieldValue(row: ContactRow, field: FieldId): FieldValue | undefined {
  return row.fields?.find((cell) => cell.field === field)?.value;
}

/** What a cell shows. It asks for nothing: whoever is on the team is known before the rows are drawn. */
function cellOf(field: FieldInfo, value: FieldValue, members: ReadonlyMap<string, Member>): ReactNode {
  if (value.kind === 'member') return <MemberCell member={members.get(value.value)} />;
  const link = field.type === 'url' ? linkOf(value, field.type) : null;
  return link === null ? <FieldText field={field} value={value} /> : <LinkCell link={link} />;
}

/** The column of a field, under a heading of the Columns menu. */
export function fieldColumn<Row>(
  field: FieldInfo,
  group: string,
  members: ReadonlyMap<string, Member>,
  valueIn: (row: Row, field: FieldId) => FieldValue | undefined,
): Column<Row, { field: FieldId }> {
  const type = TYPES[field.type];
  return {
    key: `field:${field.id}`,
    label: field.label,
    group,
    width: type.width,
    filter: field.key,
    field: field.id,
    sort: { field: field.id },
    hidden: true,
    ...(type.words ? { sortWords: type.words } : {}),
    ...(type.isAmount ? { align: 'end' as const } : {}),
    ...(type.isAmount || type.descendingFirst ? { descendingFirst: true } : {}),
    cell: (row) => {
      const value = valueIn(row, field.id);
      return value === undefined ? null : cellOf(field, value, members);
    },
  };
}

/** Every column: those of all workspaces, then the fields that are not archived, group by group. */
export function columnsWith(list: FieldList, members: readonly Member[] = []): Columns {
  const team = new Map(members.map((member) => [member.id, member]));
  return new Map<string, Column>(
    [
      ...Object.values(COLUMNS),
      ...fieldSections(list).flatMap(({ name, fields }) =>
        fields.map((field) => fieldColumn(field, name, team, fieldValue)),
      ),
    ].map((column) => [column.key, column]),
  );
}
