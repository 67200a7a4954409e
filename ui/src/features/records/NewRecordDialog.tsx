import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { TruncatedText } from '../../components/TruncatedText';
import { toast, type Undo } from '../../components/toast';
import {
  type FieldId,
  type FieldInfo,
  type IpcError,
  ipc,
  type OperationId,
  type RecordRoleId,
  type RecordTypeInfo,
  toIpcError,
} from '../../ipc';
import { errorCopy } from '../../lib/errorCopy';
import { undoOperation } from '../contacts/api';
import { FieldEditor } from '../fields/FieldEditor';
import { tidyInput } from '../fields/toInput';
import { useRecordType } from './api';
import classes from './Dialogs.module.css';
import { AddContact } from './links/AddContact';
import { RoleSelect, usualRole } from './links/RoleSelect';
import { type NewRecord, newRecordDialog } from './newRecord';

/** Makes a record by hand: its fields, and who is linked to it. */
export function NewRecordDialog() {
  const asked = newRecordDialog.use();
  const type = useRecordType(asked?.type ?? '');
  const close = () => newRecordDialog.set(null);
  return (
    <Modal
      opened={asked !== null && type !== undefined}
      onClose={close}
      title={`New ${type?.name ?? 'record'}`}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {asked && type && <NewRecordForm key={type.id} asked={asked} type={type} onDone={close} />}
    </Modal>
  );
}

interface Linked {
  id: string;
  name: string;
  role: RecordRoleId | null;
}

function NewRecordForm({ asked, type, onDone }: { asked: NewRecord; type: RecordTypeInfo; onDone: () => void }) {
  const navigate = useNavigate();
  const router = useRouter();
  const [typed, setTyped] = useState<Record<FieldId, string[]>>({});
  const [links, setLinks] = useState<Linked[]>(asked.contact ? [{ ...asked.contact, role: usualRole(type) }] : []);
  const [error, setError] = useState<IpcError | null>(null);
  const [saving, setSaving] = useState(false);

  const live = type.fields.filter(({ archived }) => !archived);
  // The title comes first, whatever its place among the fields.
  const fields = [...live].sort((a, b) => Number(b.id === type.titleField) - Number(a.id === type.titleField));
  const refused = fields.find(({ key }) => error !== null && error.details.field === key);
  const isBlank = tidyInput(typed[type.titleField] ?? []).length === 0;

  const takeBack =
    (record: string, operation: OperationId): Undo =>
    async (job, onProgress) => {
      await undoOperation(operation)(job, onProgress);
      // The page of a record that is not there any more is no place to be left on.
      if (router.state.location.pathname === `/records/${type.id}/${record}`) {
        await navigate({ to: '/records/$type', params: { type: type.id }, search: {} });
      }
    };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isBlank || saving) return;
    setSaving(true);
    setError(null);
    try {
      const { record, operation } = await ipc.createRecord({
        recordType: type.id,
        values: fields
          .filter(({ id }) => typed[id] !== undefined)
          .map(({ id }) => ({ field: id, values: tidyInput(typed[id] ?? []) })),
        links: links.map(({ id, role }) => ({ contact: id, role })),
      });
      onDone();
      toast({
        message: `Created ${record.title}`,
        action: {
          label: 'Open',
          onClick: () =>
            void navigate({ to: '/records/$type/$id', params: { type: type.id, id: record.id }, search: {} }),
        },
        undo: operation === null ? undefined : takeBack(record.id, operation),
      });
    } catch (thrown) {
      setError(toIpcError(thrown));
      setSaving(false);
    }
  };

  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <div className={classes.fields}>
        {fields.map((field, index) => (
          <div key={field.id} data-wide={isWide(field, type) || undefined}>
            <FieldEditor
              field={field}
              label={field.label}
              description={field.help}
              required={field.required}
              autoFocus={index === 0}
              value={typed[field.id] ?? defaultOf(field)}
              onChange={(values) => {
                setTyped((was) => ({ ...was, [field.id]: values }));
                setError(null);
              }}
              error={refused?.id === field.id ? error?.message : undefined}
            />
          </div>
        ))}
      </div>
      <fieldset className={classes.links}>
        <legend>Linked contacts</legend>
        {links.map((link, index) => (
          <div key={`${link.id} ${link.role}`} className={classes.link}>
            <InitialsAvatar id={link.id} name={link.name} size={20} />
            <TruncatedText text={link.name} className={classes.linkName} />
            {type.roles.length > 0 && (
              <RoleSelect
                type={type}
                label={`Role of ${link.name}`}
                width={160}
                value={link.role}
                onChange={(role) => {
                  setLinks((was) => was.map((each, at) => (at === index ? { ...each, role } : each)));
                  setError(null);
                }}
              />
            )}
            <ActionIcon
              aria-label={`Take ${link.name} out`}
              onClick={() => setLinks((was) => was.filter((_, at) => at !== index))}
            >
              <IconX size={14} />
            </ActionIcon>
          </div>
        ))}
        <AddContact
          onChoose={({ id, displayName }) => {
            setLinks((was) => [...was, { id, name: displayName, role: usualRole(type) }]);
            setError(null);
          }}
        />
      </fieldset>
      {error && !refused && (
        <p className={classes.refusal} role="alert">
          {errorCopy(error).message}
        </p>
      )}
      <div className={classes.footer}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={saving} disabled={isBlank}>
          Create {type.name}
        </Button>
      </div>
    </form>
  );
}

/** What needs the whole width: the title, and what is long. */
function isWide({ id, type: kind }: FieldInfo, { titleField }: RecordTypeInfo): boolean {
  return id === titleField || kind === 'long_text' || kind === 'multi_select';
}

/** What a field begins with. Defaults name options by label, editors by id. */
function defaultOf(field: FieldInfo): string[] {
  return field.default.map((value) => field.options.find(({ label }) => label === value)?.id ?? value);
}
