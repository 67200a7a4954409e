import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { RelativeTime } from '../../../components/RelativeTime';
import type { RecordProfile, RecordTypeInfo } from '../../../ipc';
import { FieldRow } from '../../profile/fields/FieldRow';
import fields from '../../profile/fields/Fields.module.css';
import identity from '../../profile/identity/Identity.module.css';
import { InlineText } from '../../profile/identity/InlineText';
import { RecordIcon } from '../icons';
import { recordValue } from '../table/columns';
import classes from './Record.module.css';
import { useUpdateRecord } from './useUpdateRecord';

interface RecordColumnProps {
  record: RecordProfile;
  type: RecordTypeInfo;
}

/** What a record says: its title and its fields, each edited where it stands. */
export function RecordColumn({ record, type }: RecordColumnProps) {
  const update = useUpdateRecord(record.id);
  const readOnly = record.deletedAt !== null;
  const live = type.fields.filter(({ id, archived }) => !archived && id !== type.titleField);
  return (
    <div className={identity.column} data-editables="">
      <div className={identity.head}>
        <RecordIcon icon={type.icon} color={type.color} size={40} />
        <div className={classes.titles}>
          <span className={classes.typeName}>{type.name}</span>
          <Title order={2} className={classes.title} title={record.title}>
            <InlineText
              label={`title ${record.title}`}
              value={record.title}
              shown={<bdi className={classes.titleText}>{record.title}</bdi>}
              placeholder="Add a title"
              readOnly={readOnly}
              save={(title) => update(type.titleField, [title], () => `Renamed to ${title}`)}
            />
          </Title>
        </div>
      </div>
      {live.length > 0 && (
        <section aria-label="Fields">
          <dl className={fields.list}>
            {live.map((field) => (
              <FieldRow
                key={`${field.id} ${field.type}`}
                field={field}
                value={recordValue(record, field.id)}
                readOnly={readOnly}
                onSave={(values, said) => update(field.id, values, said)}
              />
            ))}
          </dl>
        </section>
      )}
      <section aria-label="Details">
        <dl className={identity.details}>
          <div className={identity.detail}>
            <dt>Created</dt>
            <dd>
              <RelativeTime at={record.createdAt} />
            </dd>
          </div>
          <div className={identity.detail}>
            <dt>Updated</dt>
            <dd>
              <RelativeTime at={record.updatedAt} />
            </dd>
          </div>
          {record.submission && (
            <div className={identity.detail}>
              <dt>Came from</dt>
              <dd>
                <Link to="/submissions" search={{ submission: record.submission.id }} className={classes.origin}>
                  “{record.submission.bot}”
                </Link>
              </dd>
            </div>
          )}
        </dl>
      </section>
    </div>
  );
}
