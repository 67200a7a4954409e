// The columns of a table of records: the title, the type's fields, who is linked, and when.

import { RelativeTime } from '../../../components/RelativeTime';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FieldId, FieldValue, Member, RecordRow, RecordSortField, RecordTypeInfo } from '../../../ipc';
import type { ColumnLayout } from '../../contacts/columnLayout';
import type { Column, Columns } from '../../contacts/columns';
import { fieldColumn } from '../../contacts/fieldColumns';
import { RecordIcon } from '../icons';
import { LinkedNames } from './LinkedNames';

export type RecordColumn = Column<RecordRow, RecordSortField>;
export type RecordColumns = Columns<RecordRow, RecordSortField>;

/** Fields that a new table shows; the Columns menu has the others. */
const SHOWN_FIELDS = 4;

/** A record's value of a field; nothing where it has none. */
export function recordValue({ values }: Pick<RecordRow, 'values'>, field: FieldId): FieldValue | undefined {
  return values.find((cell) => cell.field === field)?.value;
}

/** Every column of a type's records, in the order of a new table. */
export function recordColumns(type: RecordTypeInfo, members: readonly Member[]): RecordColumns {
  const team = new Map(members.map((member) => [member.id, member]));
  const titleField = type.fields.find(({ id }) => id === type.titleField);
  const fields = type.fields
    .filter(({ id, archived }) => !archived && id !== type.titleField)
    .map((field): RecordColumn => ({ ...fieldColumn(field, 'Fields', team, recordValue), hidden: false }));
  const columns: RecordColumn[] = [
    {
      key: 'name',
      label: titleField?.label ?? 'Title',
      group: type.name,
      width: 236,
      sort: 'title',
      filter: 'title',
      cell: (row) => (
        <>
          <RecordIcon icon={type.icon} color={type.color} />
          <TruncatedText text={row.title} />
        </>
      ),
    },
    ...fields.map((field, index) => ({ ...field, hidden: index >= SHOWN_FIELDS })),
    {
      key: 'contacts',
      label: 'Contacts',
      group: type.name,
      width: 200,
      sort: null,
      filter: null,
      cell: (row) => <LinkedNames contacts={row.contacts} count={row.contactCount} />,
    },
    {
      key: 'created',
      label: 'Created',
      group: type.name,
      width: 128,
      sort: 'created_at',
      filter: 'created_at',
      descendingFirst: true,
      hidden: true,
      cell: (row) => <RelativeTime at={row.createdAt} />,
    },
    {
      key: 'updated',
      label: 'Updated',
      group: type.name,
      width: 128,
      sort: 'updated_at',
      filter: 'updated_at',
      descendingFirst: true,
      cell: (row) => <RelativeTime at={row.updatedAt} />,
    },
  ];
  return new Map(columns.map((column) => [column.key, column]));
}

/** The layout of a table that nobody has changed. */
export function usualLayout(columns: RecordColumns): ColumnLayout {
  const all = [...columns.values()];
  return {
    order: all.map(({ key }) => key),
    hidden: all.filter(({ hidden }) => hidden).map(({ key }) => key),
    widths: {},
  };
}

/**
 * A layout as this machine remembers it, with columns that have come since: new fields stand behind those that there
 * are. Columns that are gone keep their place, and are passed over.
 */
export function mendedLayout(stored: ColumnLayout | null, columns: RecordColumns): ColumnLayout {
  const usual = usualLayout(columns);
  if (stored === null) return usual;
  const fresh = usual.order.filter((key) => !stored.order.includes(key));
  const known = stored.order.filter((key) => key !== 'name');
  // In front of what closes a table: who is linked, and when.
  const closing = known.findIndex((key) => key === 'contacts' || key === 'created' || key === 'updated');
  const at = closing < 0 ? known.length : closing;
  return {
    order: ['name', ...known.toSpliced(at, 0, ...fresh.filter((key) => key !== 'name'))],
    hidden: [...stored.hidden, ...fresh.filter((key) => columns.get(key)?.hidden)],
    widths: stored.widths,
  };
}
