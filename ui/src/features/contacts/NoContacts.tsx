import { Button } from '@mantine/core';
import { IconFilter, IconSearch, IconTrash, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';
import { type ContactsSearch, withFilter } from './search';

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
  if (search.filter !== undefined || search.segment !== undefined) {
    return (
      <EmptyState
        icon={IconFilter}
        title={search.filter === undefined ? 'Nobody is in this segment now.' : 'Nobody matches this filter.'}
        action={
          search.filter !== undefined && (
            <Button
              variant="default"
              onClick={() => void navigate({ to: '/contacts', search: withFilter(search, undefined) })}
            >
              {search.segment === undefined ? 'Clear the filter' : 'Revert to the segment'}
            </Button>
          )
        }
      >
        {search.filter === undefined && 'Whoever comes to match its filter joins by themselves.'}
      </EmptyState>
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
