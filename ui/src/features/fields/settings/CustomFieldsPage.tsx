import { Button } from '@mantine/core';
import { IconForms, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { FieldInfo } from '../../../ipc';
import { workspaceQuery } from '../../workspace/api';
import { fieldsQuery } from '../api';
import { ArchivedFields } from './ArchivedFields';
import { FieldBoard } from './FieldBoard';
import { FieldDialog } from './FieldDialog';
import classes from './Settings.module.css';

/** What a dialog is about: a new field, or one that there is. */
type Dialog = { kind: 'closed' } | { kind: 'add' } | { kind: 'edit'; field: FieldInfo };

/** The fields that the team gave its contacts, in the groups of the profile. */
export function CustomFieldsPage() {
  const answer = useQuery(fieldsQuery);
  const you = useQuery(workspaceQuery).data?.member;
  const [dialog, setDialog] = useState<Dialog>({ kind: 'closed' });
  if (answer.isError) {
    return <ErrorState what="The custom fields" error={answer.error} onRetry={() => void answer.refetch()} />;
  }
  if (!answer.data || !you) return <SkeletonRows rows={8} height={40} label="Loading settings" />;
  const readOnly = you.role === 'member';
  const list = answer.data;
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setDialog({ kind: 'add' })}>
      Add Field
    </Button>
  );
  return (
    <>
      <div className={classes.lead}>
        <p>
          {readOnly
            ? 'Only the owner or an admin changes custom fields.'
            : 'What you want to know about every contact. Each field stands on the profile, in its group.'}
        </p>
        {!readOnly && list.fields.length > 0 && add}
      </div>
      {list.fields.length === 0 ? (
        <EmptyState
          icon={IconForms}
          title="No custom fields yet. Add what your team wants to know about people."
          action={readOnly ? undefined : add}
        />
      ) : (
        <FieldBoard list={list} readOnly={readOnly} onEdit={(field) => setDialog({ kind: 'edit', field })} />
      )}
      <ArchivedFields fields={list.fields.filter(({ archived }) => archived)} readOnly={readOnly} />
      {dialog.kind !== 'closed' && (
        <FieldDialog
          list={list}
          field={dialog.kind === 'edit' ? dialog.field : null}
          onClose={() => setDialog({ kind: 'closed' })}
        />
      )}
    </>
  );
}
