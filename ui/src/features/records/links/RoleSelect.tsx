import { Select } from '@mantine/core';
import type { RecordRoleId, RecordTypeInfo } from '../../../ipc';
import classes from './Links.module.css';

const NO_ROLE = '';

interface RoleSelectProps {
  type: RecordTypeInfo;
  /** Names the choice to those who cannot see where it stands. */
  label: string;
  value: RecordRoleId | null;
  onChange: (role: RecordRoleId | null) => void;
  error?: string | undefined;
  width?: number;
}

/** What a contact is to a record of a type: one of its roles, or just linked. */
export function RoleSelect({ type, label, value, onChange, error, width }: RoleSelectProps) {
  return (
    <Select
      size="xs"
      {...(width === undefined ? {} : { w: width })}
      aria-label={label}
      classNames={{ input: classes.quiet ?? '' }}
      allowDeselect={false}
      comboboxProps={{ keepMounted: false, position: 'bottom-end', width: 220 }}
      data={[...type.roles.map(({ id, name }) => ({ value: id, label: name })), { value: NO_ROLE, label: 'No role' }]}
      value={value ?? NO_ROLE}
      error={error}
      onChange={(role) => role !== null && onChange(role === NO_ROLE ? null : role)}
    />
  );
}

/** The role that a new link begins with: the type's default, or the only one. */
export function usualRole({ roles }: RecordTypeInfo): RecordRoleId | null {
  return (roles.find(({ isDefault }) => isDefault) ?? (roles.length === 1 ? roles[0] : undefined))?.id ?? null;
}
