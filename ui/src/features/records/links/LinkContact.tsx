import { Button, Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { toastError } from '../../../components/toast';
import { type ContactRow, ipc, type RecordProfile, type RecordTypeInfo } from '../../../ipc';
import { ContactSearch } from '../../contacts/ContactSearch';
import { triedInForm } from '../verbs';
import { ChooseRole } from './ChooseRole';

interface LinkContactProps {
  record: RecordProfile;
  type: RecordTypeInfo;
}

/** Links somebody to a record: who, then as what, where the type has roles. */
export function LinkContact({ record, type }: LinkContactProps) {
  const [opened, setOpened] = useState(false);
  const [chosen, setChosen] = useState<ContactRow | null>(null);
  const open = (next: boolean) => {
    setOpened(next);
    setChosen(null);
  };

  const link = async (contact: ContactRow, role: string | null) => {
    const refused = await triedInForm(
      () => ipc.linkRecord({ record: record.id, contact: contact.id, role }),
      ({ link: made }) => `Linked ${made.name} to ${record.title}${made.role ? ` as ${made.role.name}` : ''}`,
    );
    if (!refused) open(false);
    return refused;
  };

  return (
    <Popover opened={opened} onChange={open} position="bottom-end" width={340} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" leftSection={<IconPlus size={14} />} onClick={() => open(!opened)}>
          Link a contact
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={10} aria-label="Link a contact">
        {chosen === null ? (
          <ContactSearch
            onChoose={(contact) => {
              if (type.roles.length > 0) setChosen(contact);
              else void link(contact, null).then((refused) => refused && toastError(refused));
            }}
          />
        ) : (
          <ChooseRole
            type={type}
            contact={chosen.displayName}
            title={record.title}
            onLink={(role) => link(chosen, role)}
            onBack={() => setChosen(null)}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
