import { Button, Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactRow } from '../../../ipc';
import { ContactSearch } from '../../contacts/ContactSearch';

interface AddContactProps {
  label?: string;
  onChoose: (contact: ContactRow) => void;
}

/** A button that finds somebody. */
export function AddContact({ label = 'Link a contact', onChoose }: AddContactProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={340} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpened((was) => !was)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={label}>
        <ContactSearch
          onChoose={(contact) => {
            setOpened(false);
            onChoose(contact);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
