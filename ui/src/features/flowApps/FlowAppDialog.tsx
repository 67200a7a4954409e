import { Button, Group, Modal, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type FlowAppInfo, type IpcError, toIpcError } from '../../ipc';
import { errorCopy } from '../../lib/errorCopy';
import classes from './FlowApps.module.css';
import { useFlowAppVerbs } from './useFlowAppVerbs';

interface FlowAppDialogProps {
  /** The one that is changed; nothing for a new one. */
  app: FlowAppInfo | null;
  onClose: () => void;
}

/** Makes a flow app, or gives one another name or description. */
export function FlowAppDialog({ app, onClose }: FlowAppDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={app ? `Edit “${app.name}”` : 'New flow app'}
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FlowAppForm app={app} onClose={onClose} />
    </Modal>
  );
}

function FlowAppForm({ app, onClose }: FlowAppDialogProps) {
  const navigate = useNavigate();
  const verbs = useFlowAppVerbs();
  const [name, setName] = useState(app?.name ?? '');
  const [description, setDescription] = useState(app?.description ?? '');
  const [error, setError] = useState<IpcError | null>(null);
  const [saving, setSaving] = useState(false);
  const wanted = name.trim();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (wanted === '' || saving) return;
    setSaving(true);
    try {
      if (app) await verbs.update(app, wanted, description.trim());
      else {
        const made = await verbs.create(wanted, description.trim());
        await navigate({ to: '/flow-apps/$id', params: { id: made.id }, search: {} });
      }
      onClose();
    } catch (thrown) {
      setError(toIpcError(thrown));
      setSaving(false);
    }
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <TextInput
        data-autofocus
        label="Name"
        placeholder="Sales"
        maxLength={80}
        autoComplete="off"
        value={name}
        error={error ? errorCopy(error).message : undefined}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setError(null);
        }}
      />
      <Textarea
        label="Description"
        placeholder="What these bots, boards and records are for together"
        autosize
        minRows={2}
        maxRows={6}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={saving} disabled={wanted === ''}>
          {app ? 'Save' : 'Create flow app'}
        </Button>
      </Group>
    </form>
  );
}
