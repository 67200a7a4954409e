import { Button, Radio } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { IpcError, RecordRoleId, RecordTypeInfo } from '../../../ipc';
import dialog from '../Dialogs.module.css';
import classes from './Links.module.css';
import { usualRole } from './RoleSelect';

interface ChooseRoleProps {
  type: RecordTypeInfo;
  contact: string;
  title: string;
  /** Links; resolves to why not. */
  onLink: (role: RecordRoleId | null) => Promise<IpcError | null>;
  onBack: () => void;
}

/** As what a contact is linked to a record. A role that is full is refused here, where another can be chosen. */
export function ChooseRole({ type, contact, title, onLink, onBack }: ChooseRoleProps) {
  const [role, setRole] = useState<RecordRoleId | null>(usualRole(type));
  const [error, setError] = useState<IpcError | null>(null);
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // A button that waits loses the focus. Who is refused goes on among the roles: to another one, or away with Escape.
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [error]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (saving) return;
    setSaving(true);
    setError(await onLink(role));
    setSaving(false);
  };

  return (
    <form ref={form} className={dialog.form} onSubmit={submit}>
      <Radio.Group
        label={
          <>
            <bdi>{contact}</bdi> is, to <bdi>{title}</bdi>
          </>
        }
        value={role ?? ''}
        onChange={(value) => {
          setRole(value || null);
          setError(null);
        }}
      >
        <div className={classes.roles}>
          {type.roles.map(({ id, name, inverseName, contactLimit }, index) => (
            <Radio
              key={id}
              size="xs"
              value={id}
              label={name}
              description={contactLimit === null ? inverseName : `${inverseName} · at most ${contactLimit}`}
              data-autofocus={index === 0 || undefined}
            />
          ))}
          <Radio size="xs" value="" label="No role" description="Just linked" />
        </div>
      </Radio.Group>
      {error && (
        <p className={dialog.refusal} role="alert">
          {error.message}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button type="submit" loading={saving}>
          Link
        </Button>
      </div>
    </form>
  );
}
