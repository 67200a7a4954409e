import { Group, TextInput, Title, UnstyledButton } from '@mantine/core';
import type { FocusEvent } from 'react';
import type { ContactProfile } from '../../../ipc';
import { useUpdateContact } from '../api';
import classes from './Identity.module.css';
import { Refusal } from './Refusal';
import { EDITABLE, useInlineEdit } from './useInlineEdit';

interface Name {
  first: string;
  last: string;
}

/** The contact's name as a heading that turns into its two fields when clicked. */
export function NameEditor({ contact }: { contact: ContactProfile }) {
  const update = useUpdateContact(contact.id);
  const edit = useInlineEdit<Name>({
    value: { first: contact.firstName, last: contact.lastName },
    save: ({ first, last }) =>
      update.mutateAsync({
        patch: { firstName: first, lastName: last },
        message: first || last ? `Renamed to ${`${first} ${last}`.trim()}` : `Removed the name ${contact.displayName}`,
      }),
    tidy: ({ first, last }) => ({ first: first.trim(), last: last.trim() }),
    isSame: (a, b) => a.first === b.first && a.last === b.last,
  });
  const unnamed = contact.firstName === '' && contact.lastName === '';
  const inBin = contact.deletedAt !== null;

  if (inBin || !edit.isOpen) {
    return (
      <Title order={2} className={classes.name} data-unnamed={unnamed || undefined} title={contact.displayName}>
        {inBin ? (
          <bdi>{contact.displayName}</bdi>
        ) : (
          <UnstyledButton
            className={classes.nameButton}
            aria-label={`${contact.displayName}, edit name`}
            onClick={edit.open}
            {...{ [EDITABLE]: '' }}
          >
            <bdi>{contact.displayName}</bdi>
          </UnstyledButton>
        )}
      </Title>
    );
  }

  function onBlur(event: FocusEvent<HTMLElement>) {
    const inside = event.currentTarget.contains(event.relatedTarget);
    if (!inside) void edit.commit();
  }

  return (
    <Group
      gap={4}
      wrap="nowrap"
      align="flex-start"
      role="group"
      aria-label="Name"
      onBlur={onBlur}
      {...{ [EDITABLE]: '' }}
    >
      <TextInput
        size="xs"
        flex={1}
        classNames={{ error: classes.refusal ?? '' }}
        aria-label="First name"
        placeholder="First name"
        autoComplete="off"
        autoFocus
        value={edit.draft.first}
        error={edit.failure === null ? undefined : <Refusal failure={edit.failure} />}
        onChange={(event) => edit.type({ ...edit.draft, first: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Tab' || event.shiftKey) edit.onKeyDown(event);
        }}
      />
      <TextInput
        size="xs"
        flex={1}
        aria-label="Last name"
        placeholder="Last name"
        autoComplete="off"
        value={edit.draft.last}
        onChange={(event) => edit.type({ ...edit.draft, last: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Tab' || !event.shiftKey) edit.onKeyDown(event);
        }}
      />
    </Group>
  );
}
