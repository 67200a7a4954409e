import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { type IpcError, ipc, type RecordRoleInfo, type RecordTypeInfo } from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';
import dialog from '../Dialogs.module.css';
import { triedInForm } from '../verbs';
import { BLANK_ROLE, definitionOfRole, draftOfRole, type RoleDraft } from './roleDraft';

interface RoleDialogProps {
  type: RecordTypeInfo;
  /** The role that is changed; nothing for a new one. */
  role: RecordRoleInfo | null;
  onClose: () => void;
}

/** Makes a role, or changes one. */
export function RoleDialog({ type, role, onClose }: RoleDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={role ? `Edit “${role.name}”` : `New role of ${type.plural}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <RoleForm type={type} role={role} onClose={onClose} />
    </Modal>
  );
}

function RoleForm({ type, role, onClose }: RoleDialogProps) {
  const [draft, setDraft] = useState<RoleDraft>(role ? draftOfRole(role) : BLANK_ROLE);
  const [error, setError] = useState<IpcError | null>(null);
  const [saving, setSaving] = useState(false);
  const definition = definitionOfRole(draft);
  const isBlank = draft.name.trim() === '';
  const change = (next: Partial<RoleDraft>) => {
    setDraft((was) => ({ ...was, ...next }));
    setError(null);
  };
  const refusalOf = (input: string) => (error?.details.field === input ? error.message : undefined);
  const isBeside = ['role', 'limit'].includes(error?.details.field ?? '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isBlank || definition === null || saving) return;
    setSaving(true);
    const refused = await triedInForm(
      () =>
        role
          ? ipc.updateRecordRole({ role: role.id, definition })
          : ipc.createRecordRole({ recordType: type.id, definition }),
      ({ role: saved }) => `${role ? 'Changed' : 'Added'} the role ${saved.name}`,
    );
    setSaving(false);
    if (refused) setError(refused);
    else onClose();
  };

  return (
    <form onSubmit={submit} className={dialog.form} noValidate>
      <div className={dialog.pair}>
        <TextInput
          label="The contact is"
          description={`To the ${type.name}`}
          placeholder="Buyer"
          data-autofocus
          value={draft.name}
          error={refusalOf('role')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <TextInput
          label={`The ${type.name} is`}
          description="To the contact"
          placeholder={type.name}
          value={draft.inverseName}
          onChange={(event) => change({ inverseName: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label="How many contacts can have it"
        placeholder="Any number"
        inputMode="numeric"
        w={220}
        value={draft.limit}
        error={definition === null ? 'A whole number from 1 on, or nothing.' : refusalOf('limit')}
        onChange={(event) => change({ limit: event.currentTarget.value })}
      />
      <Checkbox
        size="xs"
        label="Default"
        description={`Whoever sends a submission that makes a ${type.name} becomes it`}
        checked={draft.isDefault}
        onChange={(event) => change({ isDefault: event.currentTarget.checked })}
      />
      {error && !isBeside && (
        <p className={dialog.refusal} role="alert">
          {errorCopy(error).message}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={saving} disabled={isBlank || definition === null}>
          {role ? 'Save' : 'Add role'}
        </Button>
      </Group>
    </form>
  );
}
