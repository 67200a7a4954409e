import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { FieldInfo, FieldList, RecordTypeInfo } from '../../../ipc';
import { ArchivedFields } from '../../fields/settings/ArchivedFields';
import { FieldBoard } from '../../fields/settings/FieldBoard';
import { FieldDialog } from '../../fields/settings/FieldDialog';
import { type FieldOwner, FieldOwnerProvider } from '../../fields/settings/owner';
import classes from './RecordTypes.module.css';
import { showTypes } from './typeVerbs';

interface TypeFieldsProps {
  type: RecordTypeInfo;
  readOnly: boolean;
}

type Dialog = { kind: 'closed' } | { kind: 'add' } | { kind: 'edit'; field: FieldInfo };

/** The fields of a type: the same as those of contacts, without groups. */
export function TypeFields({ type, readOnly }: TypeFieldsProps) {
  const [dialog, setDialog] = useState<Dialog>({ kind: 'closed' });
  const list: FieldList = { groups: [], fields: type.fields, currency: type.currency };
  const owner = useMemo(() => ownerOf(type.id, type.titleField), [type.id, type.titleField]);
  return (
    <FieldOwnerProvider value={owner}>
      <section className={classes.section} aria-labelledby="type-fields">
        <div className={classes.sectionHead}>
          <div>
            <h3 id="type-fields">Fields</h3>
            <p>What you want to know about every record.</p>
          </div>
          {!readOnly && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog({ kind: 'add' })}>
              Add Field
            </Button>
          )}
        </div>
        <FieldBoard list={list} readOnly={readOnly} onEdit={(field) => setDialog({ kind: 'edit', field })} />
        <ArchivedFields fields={list.fields.filter(({ archived }) => archived)} readOnly={readOnly} />
        {dialog.kind !== 'closed' && (
          <FieldDialog
            list={list}
            field={dialog.kind === 'edit' ? dialog.field : null}
            onClose={() => setDialog({ kind: 'closed' })}
          />
        )}
      </section>
    </FieldOwnerProvider>
  );
}

function ownerOf(id: string, titleField: string): FieldOwner {
  return {
    recordType: id,
    titleField,
    nouns: ['record', 'records'],
    showAtOnce: (client, change) =>
      showTypes(client, (types) =>
        types.map((type) =>
          type.id === id ? { ...type, fields: change({ groups: [], fields: type.fields }).fields } : type,
        ),
      ),
  };
}
