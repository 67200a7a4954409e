import type { ReactNode } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { RelativeTime } from '../../components/RelativeTime';
import { TruncatedText } from '../../components/TruncatedText';
import type { ContactRow, FieldId, SortField } from '../../ipc';
import { formatCount } from '../../lib/format';
import classes from './cells.module.css';
import { Tags } from './Tags';

/** A column that every workspace has. */
export type BuiltInKey =
  | 'name'
  | 'email'
  | 'phone'
  | 'tags'
  | 'source'
  | 'submissions'
  | 'lastActivity'
  | 'created'
  | 'updated'
  | 'firstName'
  | 'lastName';

/** The column of a custom field. */
export type FieldKey = `field:${FieldId}`;

export type ColumnKey = BuiltInKey | FieldKey;

/** What lists are sorted by: a word for what all rows have, or one of their fields. */
export type SortKey = string | { field: FieldId };

/** An order of a list. */
export interface Order<Field extends SortKey> {
  field: Field;
  descending: boolean;
}

/** A column of a list of such rows, which can be sorted by such fields. */
export interface Column<Row = ContactRow, Field extends SortKey = SortField> {
  key: string;
  label: string;
  /** Under which heading the Columns menu has it. */
  group: string;
  width: number;
  /** What a filter calls it; null where it cannot be filtered by. */
  filter: string | null;
  /** The custom field whose values it shows. */
  field?: FieldId;
  /** What the list is sorted by; null where it cannot be. */
  sort: Field | null;
  /** Whether the first click sorts the largest or latest first. */
  descendingFirst?: boolean;
  /** What the two directions are called, the ascending one first. */
  sortWords?: readonly [ascending: string, descending: string];
  align?: 'end';
  hidden?: boolean;
  cell: (row: Row) => ReactNode;
}

/** What the Columns menu shows of a column. */
export type NamedColumn = Pick<Column, 'key' | 'label' | 'group' | 'width'>;

/** The columns there are, by key. */
export type Columns<Row = ContactRow, Field extends SortKey = SortField> = ReadonlyMap<string, Column<Row, Field>>;

export const isFieldKey = (key: string): key is FieldKey => key.startsWith('field:');

const A_TO_Z = ['Sort A to Z', 'Sort Z to A'] as const;
const LOWEST_FIRST = ['Lowest or oldest first', 'Highest or latest first'] as const;

export function sortWordsOf({
  sortWords,
  descendingFirst,
}: Pick<Column, 'sortWords' | 'descendingFirst'>): readonly [string, string] {
  return sortWords ?? (descendingFirst ? LOWEST_FIRST : A_TO_Z);
}

const more = (count: number) => (count > 1 ? <span className={classes.more}>+{count - 1}</span> : null);
const text = (value: string) => (value ? <TruncatedText text={value} /> : null);

/** Every column, in the order of a new workspace: what is shown fits a window of 1280. The name is always there and always first. */
export const COLUMNS: Record<BuiltInKey, Column> = {
  name: {
    key: 'name',
    label: 'Name',
    group: 'Contact',
    width: 220,
    sort: 'name',
    filter: 'name',
    cell: (row) => (
      <>
        <InitialsAvatar id={row.id} name={row.displayName} />
        <TruncatedText text={row.displayName} />
      </>
    ),
  },
  email: {
    key: 'email',
    label: 'E-mail',
    group: 'Contact',
    width: 232,
    sort: 'email',
    filter: 'email',
    cell: (row) =>
      row.email && (
        <>
          {text(row.email)}
          {more(row.emailCount)}
        </>
      ),
  },
  phone: {
    key: 'phone',
    label: 'Phone',
    group: 'Contact',
    width: 156,
    sort: 'phone',
    filter: 'phone',
    cell: (row) =>
      row.phone && (
        <>
          <span className={`${classes.phone} numeric`}>{row.phoneDisplay ?? row.phone}</span>
          {more(row.phoneCount)}
        </>
      ),
  },
  tags: {
    key: 'tags',
    label: 'Tags',
    group: 'Contact',
    width: 136,
    sort: null,
    filter: 'tags',
    cell: (row) => <Tags tags={row.tags} />,
  },
  lastActivity: {
    key: 'lastActivity',
    label: 'Last activity',
    group: 'Activity',
    width: 116,
    sort: 'last_activity_at',
    filter: 'last_activity_at',
    descendingFirst: true,
    cell: (row) => <RelativeTime at={row.lastActivityAt} />,
  },
  submissions: {
    key: 'submissions',
    label: 'Submissions',
    group: 'Activity',
    width: 124,
    sort: 'submission_count',
    filter: 'submission_count',
    descendingFirst: true,
    align: 'end',
    cell: (row) => (
      <span className={row.submissionCount ? 'numeric' : classes.zero}>{formatCount(row.submissionCount)}</span>
    ),
  },
  source: {
    key: 'source',
    label: 'Source',
    group: 'Contact',
    width: 150,
    sort: 'source',
    filter: 'source',
    hidden: true,
    cell: (row) => text(row.source),
  },
  created: {
    key: 'created',
    label: 'Created',
    group: 'Activity',
    width: 128,
    sort: 'created_at',
    filter: 'created_at',
    descendingFirst: true,
    hidden: true,
    cell: (row) => <RelativeTime at={row.createdAt} />,
  },
  updated: {
    key: 'updated',
    label: 'Updated',
    group: 'Activity',
    width: 128,
    sort: 'updated_at',
    filter: 'updated_at',
    descendingFirst: true,
    hidden: true,
    cell: (row) => <RelativeTime at={row.updatedAt} />,
  },
  firstName: {
    key: 'firstName',
    label: 'First name',
    group: 'Contact',
    width: 140,
    sort: 'first_name',
    filter: 'first_name',
    hidden: true,
    cell: (row) => text(row.firstName),
  },
  lastName: {
    key: 'lastName',
    label: 'Last name',
    group: 'Contact',
    width: 140,
    sort: 'last_name',
    filter: 'last_name',
    hidden: true,
    cell: (row) => text(row.lastName),
  },
};

export const MIN_WIDTH = 72;
export const MAX_WIDTH = 720;
