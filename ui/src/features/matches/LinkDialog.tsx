import { Combobox, InputBase, Loader, Modal, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { TruncatedText } from '../../components/TruncatedText';
import { toast, toastError } from '../../components/toast';
import type { ContactRow, SubmissionContact, SubmissionId } from '../../ipc';
import { contactsFoundQuery, undoOperation } from '../contacts/api';
import { linkSubmission } from './api';
import classes from './Review.module.css';

const SEARCH_DELAY_MS = 80;

/** What the dialog says of the submission that is linked. */
export interface LinkedSubmission {
  id: SubmissionId;
  /** The bot’s name. */
  bot: string;
  /** Whose it is until now. */
  contact?: SubmissionContact | null;
}

interface LinkDialogProps {
  /** Absent while the dialog is closed. */
  submission: LinkedSubmission | null;
  onClose: () => void;
}

/** Asks whose a submission is: search, arrow, Enter. */
export function LinkDialog({ submission, onClose }: LinkDialogProps) {
  return (
    <Modal
      opened={submission !== null}
      onClose={onClose}
      title={submission ? `Whose submission of “${submission.bot}” is this?` : ''}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {submission && <ContactPicker key={submission.id} submission={submission} onDone={onClose} />}
    </Modal>
  );
}

function ContactPicker({ submission, onDone }: { submission: LinkedSubmission; onDone: () => void }) {
  const navigate = useNavigate();
  const combobox = useCombobox();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), SEARCH_DELAY_MS);
  const found = useQuery(contactsFoundQuery(settled));

  async function link(contact: ContactRow) {
    try {
      const { operation } = await linkSubmission(submission.id, contact.id);
      onDone();
      toast({
        message: submission.contact
          ? `Moved the submission from ${submission.contact.name} to ${contact.displayName}`
          : `Linked to ${contact.displayName}`,
        undo: operation === null ? undefined : undoOperation(operation),
        action: {
          label: 'Open',
          onClick: () => void navigate({ to: '/contacts/$id', params: { id: contact.id }, search: {} }),
        },
      });
    } catch (thrown) {
      toastError(thrown);
    }
  }

  const people = (found.data?.rows ?? []).filter(({ id }) => id !== submission.contact?.id);
  return (
    <>
      {submission.contact && (
        <p className={classes.stays}>
          The submission, its card and its place in the timeline move. Values that it gave to{' '}
          <bdi>{submission.contact.name}</bdi> stay there.
        </p>
      )}
      <Combobox
        store={combobox}
        onOptionSubmit={(id) => {
          const contact = people.find((each) => each.id === id);
          if (contact) void link(contact);
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
            <Combobox.Option key={contact.id} value={contact.id} className={classes.foundOption}>
              <InitialsAvatar id={contact.id} name={contact.displayName} size={24} />
              <div className={classes.foundText}>
                <TruncatedText text={contact.displayName} />
                <TruncatedText
                  className={classes.foundHint}
                  text={[contact.email, contact.phoneDisplay].filter(Boolean).join(' · ')}
                />
              </div>
            </Combobox.Option>
          ))}
          {found.isSuccess && people.length === 0 && <Combobox.Empty>Nobody is found by “{settled}”.</Combobox.Empty>}
        </Combobox.Options>
      </Combobox>
    </>
  );
}
