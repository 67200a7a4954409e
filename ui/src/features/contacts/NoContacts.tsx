import { Button } from '@mantine/core';
import { IconSearch, IconTag, IconTrash, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';
import { type ContactsSearch, TAG_MODES } from './search';

/** What an empty list says, and what to do about it: nothing found, an empty bin, or an empty workspace. */
export function NoContacts({ search }: { search: ContactsSearch }) {
  const navigate = useNavigate();
  const { q: _, ...withoutText } = search;
  if (search.q?.trim()) {
    return (
      <EmptyState
        icon={IconSearch}
        title={search.bin ? `Nobody in the bin matches “${search.q.trim()}”.` : `Nobody matches “${search.q.trim()}”.`}
        action={
          <Button variant="default" onClick={() => void navigate({ to: '/contacts', search: withoutText })}>
            Clear the search
          </Button>
        }
      >
        The search looks at names, e-mails and phone numbers.
      </EmptyState>
    );
  }
  if (TAG_MODES.some((mode) => search[mode] !== undefined)) {
    const { any: _any, all: _all, none: _none, ...withoutTags } = search;
    return (
      <EmptyState
        icon={IconTag}
        title="Nobody is tagged like this."
        action={
          <Button variant="default" onClick={() => void navigate({ to: '/contacts', search: withoutTags })}>
            Clear the filter
          </Button>
        }
      />
    );
  }
  if (search.bin) {
    return (
      <EmptyState
        icon={IconTrash}
        title="The bin is empty."
        action={
          <Button variant="default" onClick={() => void navigate({ to: '/contacts', search: {} })}>
            Back to contacts
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={IconUsers}
      title="No contacts yet. Import a file from your form tool."
      action={<Button onClick={() => void navigate({ to: '/imports/new' })}>Import files</Button>}
    >
      Or drop files anywhere in this window. Nothing is written before you have seen what would change.
    </EmptyState>
  );
}
