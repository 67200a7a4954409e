import { Button, Group, Modal, TextInput } from '@mantine/core';
import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { toast, type Undo } from '../../components/toast';
import { type ContactId, type FieldId, type FieldInfo, type IpcError, type OperationId, toIpcError } from '../../ipc';
import { errorCopy } from '../../lib/errorCopy';
import { useFields } from '../fields/api';
import { FieldEditor } from '../fields/FieldEditor';
import { tidyInput } from '../fields/toInput';
import { createContact, undoOperation } from './api';
import classes from './NewContactDialog.module.css';
import { newContactDialog } from './newContact';
import { ValueInputs } from './ValueInputs';

/** Makes a contact by hand: a name, e-mails, phones. */
export function NewContactDialog() {
  const close = () => newContactDialog.set(false);
  return (
    <Modal
      opened={newContactDialog.use()}
      onClose={close}
      title="New contact"
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <NewContactForm onDone={close} />
    </Modal>
  );
}

function NewContactForm({ onDone }: { onDone: () => void }) {
  const navigate = useNavigate();
  const router = useRouter();
  const [firstName, setFirstName] = useState('');
  const [lastName, setLastName] = useState('');
  const [emails, setEmails] = useState(['']);
  const [phones, setPhones] = useState(['']);
  const required = useFields().filter((field) => field.required);
  const [asked, setAsked] = useState<Record<FieldId, string[]>>({});
  const [error, setError] = useState<IpcError | null>(null);
  const [saving, setSaving] = useState(false);

  const given = (values: string[]) => values.map((value) => value.trim()).filter(Boolean);
  const isBlank = given([firstName, lastName, ...emails, ...phones]).length === 0;

  const refused = required.find(({ key }) => error?.code === 'invalid' && error.details.field === key);

  const open = (id: ContactId) => void navigate({ to: '/contacts/$id', params: { id }, search: {} });
  const takeBack =
    (id: ContactId, operation: OperationId): Undo =>
    async (job, onProgress) => {
      await undoOperation(operation)(job, onProgress);
      // The page of somebody who is not there any more is no place to be left on.
      if (router.state.location.pathname === `/contacts/${id}`) await navigate({ to: '/contacts', search: {} });
    };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBlank || saving) return;
    setSaving(true);
    setError(null);
    try {
      const { contact, operation } = await createContact({
        firstName: firstName.trim(),
        lastName: lastName.trim(),
        emails: given(emails),
        phones: given(phones),
        source: '',
        ...(required.length > 0
          ? {
              fields: required.map(({ id, ...field }) => ({
                field: id,
                values: tidyInput(asked[id] ?? field.default),
              })),
            }
          : {}),
      });
      onDone();
      toast({
        message: `Created ${contact.displayName}`,
        action: { label: 'Open', onClick: () => open(contact.id) },
        undo: operation === null ? undefined : takeBack(contact.id, operation),
      });
    } catch (thrown) {
      setError(toIpcError(thrown));
      setSaving(false);
    }
  };

  return (
    <form onSubmit={submit} className={classes.form}>
      <div className={classes.names}>
        <TextInput
          label="First name"
          value={firstName}
          onChange={(event) => setFirstName(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput label="Last name" value={lastName} onChange={(event) => setLastName(event.currentTarget.value)} />
      </div>
      <ValueInputs label="E-mail" another="Add another e-mail" type="email" values={emails} onChange={setEmails} />
      <ValueInputs label="Phone" another="Add another phone" type="tel" values={phones} onChange={setPhones} />
      {required.map((field) => (
        <FieldEditor
          key={field.id}
          field={field}
          label={field.label}
          description={field.help}
          required
          value={asked[field.id] ?? idsOf(field)}
          onChange={(values) => {
            setAsked((was) => ({ ...was, [field.id]: values }));
            setError(null);
          }}
          error={refused?.id === field.id ? error?.message : undefined}
        />
      ))}
      {error && !refused && <Refusal error={error} onLeave={onDone} />}
      <Group justify="flex-end" gap="xs" mt="xs">
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={saving} disabled={isBlank}>
          Create contact
        </Button>
      </Group>
    </form>
  );
}

/** What a field begins with. Defaults name options by label, editors by id. */
function idsOf(field: FieldInfo): string[] {
  return field.default.map((value) => field.options.find(({ label }) => label === value)?.id ?? value);
}

/** Why it was refused. A duplicate leads to the contact that has the address or number already. */
function Refusal({ error, onLeave }: { error: IpcError; onLeave: () => void }) {
  const { existing } = error.details;
  if (error.code === 'duplicate' && existing) {
    return (
      <p className={classes.refusal} role="alert">
        {error.message}{' '}
        <Link to="/contacts/$id" params={{ id: existing }} search={{}} onClick={onLeave} className={classes.link}>
          Open that contact
        </Link>
      </p>
    );
  }
  const copy = errorCopy(error);
  return (
    <p className={classes.refusal} role="alert">
      {copy.message} {copy.next}
    </p>
  );
}
