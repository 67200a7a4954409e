import { Button } from '@mantine/core';
import { IconFileText, IconFilter, IconSearch, IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../../components/EmptyState';
import type { RecordTypeInfo } from '../../../ipc';
import { RECORD_ICONS } from '../icons';
import { newRecordDialog } from '../newRecord';
import { type RecordsSearch, withRecordFilter } from '../search';

interface NoRecordsProps {
  type: RecordTypeInfo;
  search: RecordsSearch;
}

/** What an empty list says, and what to do about it. */
export function NoRecords({ type, search }: NoRecordsProps) {
  const navigate = useNavigate();
  const go = (next: RecordsSearch) => void navigate({ to: '/records/$type', params: { type: type.id }, search: next });
  const { q: _, ...withoutText } = search;
  const words = search.q?.trim();
  if (words) {
    return (
      <EmptyState
        icon={IconSearch}
        title={`No ${type.name} ${search.bin ? 'in the bin ' : ''}matches “${words}”.`}
        action={
          <Button variant="default" onClick={() => go(withoutText)}>
            Clear the search
          </Button>
        }
      />
    );
  }
  if (search.filter !== undefined) {
    return (
      <EmptyState
        icon={IconFilter}
        title={`No ${type.name} matches this filter.`}
        action={
          <Button variant="default" onClick={() => go(withRecordFilter(search, undefined))}>
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
          <Button variant="default" onClick={() => go({})}>
            Back to {type.plural}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={RECORD_ICONS[type.icon]?.icon ?? IconFileText}
      title={`No ${type.plural} yet. Make the first one, or import a file.`}
      action={
        <>
          <Button
            variant="default"
            onClick={() => void navigate({ to: '/records/$type/import', params: { type: type.id } })}
          >
            Import a file
          </Button>
          <Button onClick={() => newRecordDialog.set({ type: type.id })}>New {type.name}</Button>
        </>
      }
    />
  );
}
