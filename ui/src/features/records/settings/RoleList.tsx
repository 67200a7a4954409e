import { ActionIcon, Button, Tooltip, UnstyledButton } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Sortable, SortableLine } from '../../../components/Sortable';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { RecordRoleInfo, RecordTypeInfo } from '../../../ipc';
import fields from '../../fields/settings/Settings.module.css';
import classes from './RecordTypes.module.css';
import { RoleDialog } from './RoleDialog';
import { limitWords } from './roleDraft';
import { deleteRole, moveRole } from './typeVerbs';

interface RoleListProps {
  type: RecordTypeInfo;
  readOnly: boolean;
}

/** What is open: nothing, a new role, or one that there is. */
type Dialog = null | { role: RecordRoleInfo | null };

/** What contacts can be to the records of a type, in their order. */
export function RoleList({ type, readOnly }: RoleListProps) {
  const client = useQueryClient();
  const [dialog, setDialog] = useState<Dialog>(null);
  const { roles } = type;
  return (
    <section className={classes.section} aria-labelledby="type-roles">
      <div className={classes.sectionHead}>
        <div>
          <h3 id="type-roles">Roles</h3>
          <p>What a contact is to a record, and the record to the contact.</p>
        </div>
        {!readOnly && (
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => setDialog({ role: null })}>
            Add role
          </Button>
        )}
      </div>
      {roles.length === 0 && <p className={fields.none}>No roles. Contacts are just linked to {type.plural}.</p>}
      <Sortable
        items={roles.map(({ id }) => id)}
        nameOf={(id) => roles.find((role) => role.id === id)?.name ?? ''}
        placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
        onDrop={(id, order) => {
          const role = roles.find((each) => each.id === id);
          if (role) void moveRole(client, type, role, order);
        }}
      >
        {roles.map((role) => (
          <SortableLine key={role.id} id={role.id} name={role.name} fixed={readOnly} className={fields.line}>
            {(handle) => (
              <>
                {handle}
                {readOnly ? (
                  <span className={classes.roleName}>
                    <TruncatedText text={role.name} />
                  </span>
                ) : (
                  <UnstyledButton
                    className={classes.roleName}
                    aria-label={`Edit ${role.name}`}
                    onClick={() => setDialog({ role })}
                  >
                    <TruncatedText text={role.name} />
                  </UnstyledButton>
                )}
                <span className={classes.roleInverse}>
                  <TruncatedText text={role.inverseName} />
                </span>
                <span className={classes.mark}>{role.isDefault && <ToneBadge tone="quiet">Default</ToneBadge>}</span>
                <span className={`${classes.limit} numeric`}>{limitWords(role.contactLimit)}</span>
                {!readOnly && (
                  <Tooltip label="Delete">
                    <ActionIcon aria-label={`Delete ${role.name}`} onClick={() => void deleteRole(role)}>
                      <IconTrash size={15} />
                    </ActionIcon>
                  </Tooltip>
                )}
              </>
            )}
          </SortableLine>
        ))}
      </Sortable>
      {dialog && <RoleDialog type={type} role={dialog.role} onClose={() => setDialog(null)} />}
    </section>
  );
}
