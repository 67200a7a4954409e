import { ActionIcon, Tooltip } from '@mantine/core';
import { IconStack2, IconUnlink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { RelativeTime } from '../../../components/RelativeTime';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { TruncatedText } from '../../../components/TruncatedText';
import type { ContactProfile, LinkedRecord, RecordTypeInfo } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { FieldText } from '../../fields/FieldText';
import { contactRecordsQuery, recordTypesQuery } from '../api';
import { RecordIcon } from '../icons';
import { RoleSelect } from '../links/RoleSelect';
import { useSomeOf } from '../useSomeOf';
import { changeRole, unlinkRecord } from '../verbs';
import { LinkRecord } from './LinkRecord';
import classes from './RecordsTab.module.css';

/** Fields that stand beside a record's title. */
const MAIN_FIELDS = 3;
/** Lines of a type that are drawn before somebody asks for all of them. */
const SHOWN = 30;

interface RecordsTabProps {
  contact: ContactProfile;
  canWrite: boolean;
}

/** The records that a contact is linked to, type by type, with what the contact is to each. */
export function RecordsTab({ contact, canWrite }: RecordsTabProps) {
  const types = useQuery(recordTypesQuery);
  const records = useQuery(contactRecordsQuery(contact.id));
  if (types.isPending || records.isPending) return <SkeletonRows rows={4} height={48} label="Loading the records" />;
  if (types.isError || records.isError) {
    return (
      <ErrorState
        what="The records"
        error={types.error ?? records.error}
        onRetry={() => {
          if (types.isError) void types.refetch();
          if (records.isError) void records.refetch();
        }}
      />
    );
  }
  const link = canWrite && <LinkRecord contact={contact} types={types.data} />;
  if (records.data.length === 0) {
    return (
      <EmptyState icon={IconStack2} title={`${contact.displayName} is linked to no records.`} action={link}>
        {types.data.length === 0 && 'Record types are made in the settings: deals, invoices, properties.'}
      </EmptyState>
    );
  }
  const groups = types.data
    .map((type) => ({ type, records: records.data.filter(({ recordType }) => recordType === type.id) }))
    .filter((group) => group.records.length > 0);
  return (
    <div className={classes.tab}>
      <div className={classes.head}>{link}</div>
      {groups.map(({ type, records: own }) => (
        <TypeGroup key={type.id} type={type} records={own} name={contact.displayName} canWrite={canWrite} />
      ))}
    </div>
  );
}

interface TypeGroupProps extends Omit<RecordLineProps, 'record'> {
  records: LinkedRecord[];
}

function TypeGroup({ type, records, name, canWrite }: TypeGroupProps) {
  const [shown, more] = useSomeOf(records, SHOWN);
  return (
    <section aria-label={type.plural} className={classes.group}>
      <h3 className={classes.groupName}>
        <RecordIcon icon={type.icon} color={type.color} />
        {type.plural}
        <span className={`${classes.count} numeric`}>{formatCount(records.length)}</span>
      </h3>
      <ul className={classes.lines}>
        {shown.map((record) => (
          <RecordLine key={record.link} record={record} type={type} name={name} canWrite={canWrite} />
        ))}
      </ul>
      {more}
    </section>
  );
}

interface RecordLineProps {
  record: LinkedRecord;
  type: RecordTypeInfo;
  /** What the contact is called. */
  name: string;
  canWrite: boolean;
}

function RecordLine({ record, type, name, canWrite }: RecordLineProps) {
  const words = { contact: name, title: record.title };
  const main = type.fields
    .filter(({ id, archived, type: kind }) => !archived && id !== type.titleField && kind !== 'long_text')
    .flatMap((field) => {
      const value = record.values.find((cell) => cell.field === field.id)?.value;
      return value === undefined ? [] : [{ field, value }];
    })
    .slice(0, MAIN_FIELDS);
  return (
    <li className={classes.line}>
      <div className={classes.what}>
        <Link
          to="/records/$type/$id"
          params={{ type: type.id, id: record.record }}
          search={{}}
          className={classes.title}
        >
          <TruncatedText text={record.title} />
        </Link>
        <dl className={classes.main}>
          {main.map(({ field, value }) => (
            <div key={field.id} className={classes.value}>
              <dt>{field.label}</dt>
              <dd>
                <FieldText field={field} value={value} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <span className={classes.since}>
        since <RelativeTime at={record.linkedAt} />
      </span>
      {canWrite ? (
        <>
          {(type.roles.length > 0 || record.role) && (
            <RoleSelect
              type={type}
              label={`Role on ${record.title}`}
              width={140}
              value={record.role?.id ?? null}
              onChange={(role) => void changeRole(record.link, role, words)}
            />
          )}
          <Tooltip label="Unlink">
            <ActionIcon
              aria-label={`Unlink from ${record.title}`}
              onClick={() => void unlinkRecord(record.link, words)}
            >
              <IconUnlink size={15} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
        </>
      ) : (
        <span className={classes.role}>{record.role?.name}</span>
      )}
    </li>
  );
}
