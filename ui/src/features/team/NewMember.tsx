import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Role } from '../../ipc';
import { addMember, ROLES } from './api';
import classes from './Team.module.css';

const NEW_ROLES: Role[] = ['member', 'admin'];

/** A line at the end of the table that becomes a member. */
export function NewMember({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  return (
    <form
      className={classes.add}
      aria-label="New member"
      onSubmit={(event) => {
        event.preventDefault();
        void addMember({ name, email, role, color: null }).then((done) => done && onDone());
      }}
      onKeyDown={(event) => event.key === 'Escape' && onDone()}
    >
      <TextInput
        data-autofocus
        autoFocus
        aria-label="Name of the new member"
        placeholder="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        aria-label="E-mail of the new member"
        placeholder="E-mail, optional"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Select
        aria-label="Role of the new member"
        allowDeselect={false}
        data={NEW_ROLES.map((value) => ({ value, label: ROLES[value] }))}
        value={role}
        onChange={(next) => next && setRole(next as Role)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        Add
      </Button>
      <Button variant="default" onClick={onDone}>
        Cancel
      </Button>
    </form>
  );
}
