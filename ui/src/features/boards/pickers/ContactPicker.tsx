import { Button, Popover } from '@mantine/core';
import { IconUserSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { InitialsAvatar } from '../../../components/InitialsAvatar';
import { TruncatedText } from '../../../components/TruncatedText';
import type { CardContact } from '../../../ipc';
import { ContactSearch } from '../../contacts/ContactSearch';
import { Pill } from './Pill';
import type { PickerProps } from './types';

/** Whom it is about, found by name, e-mail or phone. */
export function ContactPicker({ value, onPick, look, disabled }: PickerProps<CardContact | null>) {
  const [opened, setOpened] = useState(false);
  const pick = (contact: CardContact | null) => {
    setOpened(false);
    onPick(contact);
  };
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <Pill
          what="Contact"
          chosen={value?.name ?? null}
          look={look}
          disabled={disabled}
          onClick={() => setOpened(!opened)}
        >
          {value ? (
            <>
              <InitialsAvatar id={value.id} name={value.name} size={18} />
              <TruncatedText text={value.name} />
            </>
          ) : (
            <>
              <IconUserSearch size={15} stroke={1.75} aria-hidden />
              {look === 'plain' ? 'Choose a contact' : 'Contact'}
            </>
          )}
        </Pill>
      </Popover.Target>
      <Popover.Dropdown aria-label="Contact" p={8}>
        <ContactSearch onChoose={({ id, displayName }) => pick({ id, name: displayName, inBin: false })} />
        {value && (
          <Button mt={6} size="compact-sm" variant="subtle" color="gray" onClick={() => pick(null)}>
            About nobody
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
