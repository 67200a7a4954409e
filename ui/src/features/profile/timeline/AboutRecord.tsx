import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FieldChange, RecordRef } from '../../../ipc';
import { useFieldContext } from '../../fields/api';
import { type ChangeWords, changeWords } from '../../fields/changes';
import { useRecordTypes } from '../../records/api';
import { RecordIcon } from '../../records/icons';
import classes from './Timeline.module.css';

/** The record that an entry is about, on the entry's line: its picture, its title, and what the contact is to it. */
export function AboutRecord({ record }: { record: RecordRef }) {
  const type = useRecordTypes().find(({ name }) => name === record.typeName);
  return (
    <span className={classes.segment}>
      <RecordIcon icon={record.icon} color={type?.color ?? 'gray'} size={18} />
      <TruncatedText text={record.title} />
      {record.role !== null && <span className={classes.role}>as {record.role}</span>}
      {record.inBin && <ToneBadge tone="quiet">In the bin</ToneBadge>}
    </span>
  );
}

/** How changes of a record's values are told: with the labels and in the form of the fields of its type. */
export function useRecordChangeWords(record: RecordRef | null): (change: FieldChange) => ChangeWords {
  const types = useRecordTypes();
  const context = useFieldContext();
  const fields = types.find(({ name }) => name === record?.typeName)?.fields;
  return useMemo(() => {
    const byKey = new Map(fields?.map((field) => [field.key, field]));
    return (change) => changeWords(change, byKey, context);
  }, [fields, context]);
}

/** The way to its page. A record finds its own type there; the name of the type is all that an entry knows of it. */
export function OpenRecord({ record }: { record: RecordRef }) {
  const type = useRecordTypes().find(({ name }) => name === record.typeName);
  if (!type) return null;
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link to="/records/$type/$id" params={{ type: type.id, id: record.id }} search={{}} {...props} />
      )}
    >
      Open the {record.typeName}
    </Anchor>
  );
}
