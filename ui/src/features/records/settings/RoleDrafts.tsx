import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import dialog from '../Dialogs.module.css';
import { BLANK_ROLE, definitionOfRole, type RoleDraft } from './roleDraft';

interface RoleDraftsProps {
  /** What the type is called; empty while nobody has said it. */
  typeName: string;
  roles: RoleDraft[];
  onChange: (roles: RoleDraft[]) => void;
}

/** Roles of a type that is being made: what contacts are to its records, on both sides. */
export function RoleDrafts({ typeName, roles, onChange }: RoleDraftsProps) {
  const change = (at: number, next: Partial<RoleDraft>) =>
    onChange(roles.map((role, index) => (index === at ? { ...role, ...next } : role)));
  return (
    <div role="group" aria-label="Roles">
      <div className={dialog.label}>Roles</div>
      {roles.length === 0 ? (
        <p className={dialog.hint}>
          What contacts are to a record: its Buyer, its Owner. Without roles they are just linked.
        </p>
      ) : (
        <div className={`${dialog.role} ${dialog.roleHeads}`} aria-hidden>
          <span>The contact is</span>
          <span>On the contact</span>
          <span>At most</span>
        </div>
      )}
      {roles.map((role, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its text changes with every key.
        <div key={at} className={dialog.role} style={{ marginTop: 4 }}>
          <TextInput
            size="xs"
            aria-label={`Role ${at + 1}: what the contact is`}
            placeholder="Buyer"
            value={role.name}
            onChange={(event) => change(at, { name: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            aria-label={`Role ${at + 1}: what the record is to the contact`}
            placeholder={typeName || 'Purchase'}
            value={role.inverseName}
            onChange={(event) => change(at, { inverseName: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            inputMode="numeric"
            aria-label={`Role ${at + 1}: how many at most`}
            placeholder="Any"
            value={role.limit}
            error={definitionOfRole(role) === null}
            onChange={(event) => change(at, { limit: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={`Remove role ${at + 1}`}
            onClick={() => onChange(roles.filter((_, index) => index !== at))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        mt={6}
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={14} />}
        // The first one is what whoever sends a submission becomes, until the settings say otherwise.
        onClick={() => onChange([...roles, { ...BLANK_ROLE, isDefault: roles.length === 0 }])}
      >
        Add a role
      </Button>
    </div>
  );
}
