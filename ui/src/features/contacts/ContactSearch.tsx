import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { Refusal } from '../../components/Refusal';
import { TruncatedText } from '../../components/TruncatedText';
import type { ContactId, ContactRow } from '../../ipc';
import { contactsFoundQuery } from './api';
import classes from './ContactSearch.module.css';

const SEARCH_DELAY_MS = 80;

interface ContactSearchProps {
  /** Somebody who is not offered. */
  except?: ContactId | undefined;
  onChoose: (contact: ContactRow) => void;
}

/** Finds somebody: search, arrow, Enter. */
export function ContactSearch({ except, onChoose }: ContactSearchProps) {
  const combobox = useCombobox();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), SEARCH_DELAY_MS);
  const found = useQuery(contactsFoundQuery(settled));
  const people = (found.data?.rows ?? []).filter(({ id }) => id !== except);
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const contact = people.find((each) => each.id === id);
        if (contact) onChoose(contact);
      }}
    >
      <Combobox.EventsTarget>
        <InputBase
          data-autofocus
          aria-label="Search contacts"
          placeholder="Name, e-mail or phone"
          leftSection={<IconSearch size={15} />}
          rightSection={found.isFetching ? <Loader size={14} /> : null}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.found} aria-label="Contacts">
        {people.map((contact) => (
          <Combobox.Option key={contact.id} value={contact.id} className={classes.option}>
            <InitialsAvatar id={contact.id} name={contact.displayName} size={24} />
            <div className={classes.text}>
              <TruncatedText text={contact.displayName} />
              <TruncatedText
                className={classes.hint}
                text={[contact.email, contact.phoneDisplay].filter(Boolean).join(' · ')}
              />
            </div>
          </Combobox.Option>
        ))}
        {found.isError && <Refusal error={found.error} onRetry={() => void found.refetch()} />}
        {found.isSuccess && people.length === 0 && <Combobox.Empty>Nobody is found by “{settled}”.</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  );
}
