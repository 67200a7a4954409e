import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { toast } from '../../components/toast';
import { type IpcError, ipc, type TagColor, toIpcError } from '../../ipc';
import { errorCopy } from '../../lib/errorCopy';
import { undoOperation } from '../contacts/api';
import classes from './Dialogs.module.css';
import { USUAL_ICON } from './icons';
import { newTypeDialog } from './newRecord';
import { IconPicker } from './settings/IconPicker';
import { RoleDrafts } from './settings/RoleDrafts';
import { definitionOfRole, type RoleDraft } from './settings/roleDraft';

/** Makes a record type: what it is called, how it looks, and what contacts can be to its records. */
export function NewTypeDialog() {
  const close = () => newTypeDialog.set(false);
  return (
    <Modal
      opened={newTypeDialog.use()}
      onClose={close}
      title="New record type"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <NewTypeForm onDone={close} />
    </Modal>
  );
}

function NewTypeForm({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [plural, setPlural] = useState('');
  const [icon, setIcon] = useState(USUAL_ICON);
  const [color, setColor] = useState<TagColor>('blue');
  const [titleLabel, setTitleLabel] = useState('');
  const [roles, setRoles] = useState<RoleDraft[]>([]);
  const [error, setError] = useState<IpcError | null>(null);
  const [saving, setSaving] = useState(false);

  const definitions = roles.filter((role) => role.name.trim() !== '').map(definitionOfRole);
  const isBlank = name.trim() === '';
  const isBroken = definitions.includes(null);
  const refusalOf = (input: string) => (error?.details.field === input ? error.message : undefined);
  const isBeside = error !== null && ['name', 'plural', 'label'].includes(error.details.field ?? '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isBlank || isBroken || saving) return;
    setSaving(true);
    setError(null);
    try {
      const { recordType, operation } = await ipc.createRecordType({
        name: name.trim(),
        plural: plural.trim(),
        icon,
        color,
        flowApp: null,
        titleLabel: titleLabel.trim(),
        roles: definitions.filter((role) => role !== null),
      });
      onDone();
      toast({
        message: `Made the record type ${recordType.name}`,
        action: {
          label: 'Add fields',
          onClick: () =>
            void navigate({
              to: '/settings/$page',
              params: { page: 'record-types' },
              search: { type: recordType.id },
            }),
        },
        undo: operation === null ? undefined : undoOperation(operation),
      });
      void navigate({ to: '/records/$type', params: { type: recordType.id }, search: {} });
    } catch (thrown) {
      setError(toIpcError(thrown));
      setSaving(false);
    }
  };

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <Group align="flex-end" gap={12} wrap="nowrap">
        <IconPicker icon={icon} color={color} onIcon={setIcon} onColor={setColor} />
        <div className={classes.pair} style={{ flex: 1 }}>
          <TextInput
            label="Name"
            placeholder="Deal"
            data-autofocus
            maxLength={80}
            value={name}
            error={refusalOf('name')}
            onChange={(event) => {
              setName(event.currentTarget.value);
              setError(null);
            }}
          />
          <TextInput
            label="Name of many"
            placeholder={isBlank ? 'Deals' : `${name.trim()}s`}
            maxLength={80}
            value={plural}
            error={refusalOf('plural')}
            onChange={(event) => setPlural(event.currentTarget.value)}
          />
        </div>
      </Group>
      <TextInput
        label="What a record is called by"
        description="Its first field, which every record has. More fields come in the settings."
        placeholder="Name"
        maxLength={120}
        value={titleLabel}
        error={refusalOf('label')}
        onChange={(event) => setTitleLabel(event.currentTarget.value)}
      />
      <RoleDrafts typeName={name.trim()} roles={roles} onChange={setRoles} />
      {error && !isBeside && (
        <p className={classes.refusal} role="alert">
          {errorCopy(error).message}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={saving} disabled={isBlank || isBroken}>
          Create record type
        </Button>
      </Group>
    </form>
  );
}
