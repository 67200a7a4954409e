import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode, RefObject } from 'react';
import type { RecordTypeInfo } from '../../../ipc';
import { ColumnsMenu } from '../../contacts/ColumnsMenu';
import toolbar from '../../contacts/ContactToolbar.module.css';
import { SearchField } from '../../contacts/SearchField';
import type { RecordsSearch } from '../search';
import type { RecordTableColumns } from './useRecordsView';

interface RecordsToolbarProps {
  type: RecordTypeInfo;
  search: RecordsSearch;
  inputRef: RefObject<HTMLInputElement | null>;
  columns: RecordTableColumns;
  /** The ways to filter. */
  filters: ReactNode;
  onLeaveSearch: () => void;
}

/** Search and filter at the left; the bin and the columns at the right. */
export function RecordsToolbar({ type, search, inputRef, columns, filters, onLeaveSearch }: RecordsToolbarProps) {
  const navigate = useNavigate();
  const params = { type: type.id };
  return (
    <div className={toolbar.bar}>
      <SearchField
        value={search.q ?? ''}
        label={search.bin ? 'Search the bin' : `Search ${type.plural}`}
        inputRef={inputRef}
        onSearch={(text) => {
          const { q: _, ...rest } = search;
          const next = text.trim() ? { ...rest, q: text } : rest;
          void navigate({ to: '/records/$type', params, search: next, replace: true });
        }}
        onLeave={onLeaveSearch}
      />
      {filters}
      <div className={toolbar.end}>
        {!search.bin && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={15} stroke={1.75} />}
            onClick={() => void navigate({ to: '/records/$type', params, search: { bin: true } })}
          >
            Bin
          </Button>
        )}
        <ColumnsMenu columns={columns.all} usual={columns.usual} layout={columns.layout} onLayout={columns.setLayout} />
      </div>
    </div>
  );
}
