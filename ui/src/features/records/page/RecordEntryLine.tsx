import { Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconLink,
  IconPencil,
  IconPlus,
  IconStack2,
  IconStackPop,
  IconTrash,
  IconUnlink,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, useMemo } from 'react';
import { ValueChange } from '../../../components/ValueChange';
import type { RecordEntry, RecordEntryKind, RecordProfile, RecordTypeInfo } from '../../../ipc';
import { clockIn, exactIn } from '../../../lib/days';
import { formatRelative } from '../../../lib/format';
import { useFieldContext } from '../../fields/api';
import { changeWords } from '../../fields/changes';
import classes from './Record.module.css';

const ICONS: Record<RecordEntryKind, ComponentType<{ size: number }>> = {
  created: IconPlus,
  updated: IconPencil,
  linked: IconLink,
  unlinked: IconUnlink,
  related: IconStack2,
  unrelated: IconStackPop,
  deleted: IconTrash,
  restored: IconArrowBackUp,
};

interface RecordEntryLineProps {
  entry: RecordEntry;
  record: RecordProfile;
  type: RecordTypeInfo;
  timezone: string;
}

/** One line of a record's history: what happened, old → new, who and when. */
export function RecordEntryLine({ entry, record, type, timezone }: RecordEntryLineProps) {
  const Icon = ICONS[entry.kind];
  return (
    <div className={classes.entry}>
      <span className={classes.entryIcon} aria-hidden>
        <Icon size={14} />
      </span>
      <div className={classes.entryText}>
        {entry.kind !== 'updated' && <span>{headline(entry, record)}</span>}
        <Changes entry={entry} type={type} />
      </div>
      <span className={classes.entryActor}>
        <bdi>{actorWords(entry)}</bdi>
      </span>
      <Tooltip label={`${formatRelative(entry.at)} · ${exactIn(entry.at, timezone)}`}>
        <time className={classes.entryTime} dateTime={entry.at}>
          {clockIn(entry.at, timezone)}
        </time>
      </Tooltip>
    </div>
  );
}

function Changes({ entry, type }: Pick<RecordEntryLineProps, 'entry' | 'type'>) {
  const context = useFieldContext();
  const fields = useMemo(() => new Map(type.fields.map((field) => [field.key, field])), [type.fields]);
  return entry.changes.map((change) => {
    const words = changeWords(change, fields, context);
    return (
      <div key={change.field} className={classes.change}>
        <span className={classes.changeLabel}>{change.label}</span>
        <ValueChange old={words.old} new={words.new} whole />
      </div>
    );
  });
}

function headline(entry: RecordEntry, record: RecordProfile): ReactNode {
  const role = entry.role === null ? '' : ` as ${entry.role}`;
  const contact = entry.contact && (
    <Link to="/contacts/$id" params={{ id: entry.contact.id }} search={{}}>
      {entry.contact.name}
    </Link>
  );
  switch (entry.kind) {
    case 'created':
      return entry.actor.kind === 'bot' ? `Made by a submission of “${entry.actor.name}”` : 'Created';
    case 'updated':
      return 'Changed';
    case 'linked':
      return (
        <>
          Linked {contact}
          {role}
        </>
      );
    case 'unlinked':
      return (
        <>
          Unlinked {contact}
          {entry.role === null ? '' : `, who was ${entry.role}`}
        </>
      );
    case 'related':
    case 'unrelated':
      return (
        <>
          {entry.kind === 'related' ? 'Related to' : 'Parted from'} <Other entry={entry} record={record} />
        </>
      );
    case 'deleted':
      return 'Moved to the bin';
    case 'restored':
      return 'Restored from the bin';
  }
}

/** The other record. Its type is known only while the two belong together; its page finds it all the same. */
function Other({ entry, record }: Pick<RecordEntryLineProps, 'entry' | 'record'>) {
  const { other } = entry;
  if (!other) return <>another record</>;
  const type = record.related.find((each) => each.record === other.id)?.recordType ?? record.recordType;
  return (
    <>
      {other.typeName}{' '}
      <Link to="/records/$type/$id" params={{ type, id: other.id }} search={{}}>
        {other.title}
      </Link>
    </>
  );
}

/** Who did it: a member, whether by hand or by a file, or a bot. */
function actorWords({ actor, imported, kind }: RecordEntry): string {
  switch (actor.kind) {
    case 'member':
      return imported ? `${actor.name}, by a file` : actor.name;
    case 'bot':
      return kind === 'created' ? '' : actor.name;
    case 'import':
      return actor.files;
    case 'clock':
      return '';
  }
}
