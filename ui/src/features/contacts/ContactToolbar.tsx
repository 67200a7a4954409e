import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { formatCount } from '../../lib/format';
import { FilterTools } from '../filters/bar/FilterTools';
import type { CountOf } from '../filters/CountText';
import type { ListFilter } from '../filters/useListFilter';
import { workspaceQuery } from '../workspace/api';
import { ColumnsMenu } from './ColumnsMenu';
import classes from './ContactToolbar.module.css';
import { DEFAULT_LAYOUT } from './columnLayout';
import { SearchField } from './SearchField';
import type { ContactsSearch } from './search';
import type { TableColumns } from './useColumns';

interface ContactToolbarProps {
  search: ContactsSearch;
  filter: ListFilter;
  count: CountOf;
  inputRef: RefObject<HTMLInputElement | null>;
  columns: TableColumns;
  onLeaveSearch: () => void;
}

/** Search and filter at the left; the bin and the columns at the right. */
export function ContactToolbar({ search, filter, count, inputRef, columns, onLeaveSearch }: ContactToolbarProps) {
  const navigate = useNavigate();
  const binCount = useQuery(workspaceQuery).data?.binCount ?? 0;
  return (
    <div className={classes.bar}>
      <SearchField
        value={search.q ?? ''}
        label={search.bin ? 'Search the bin' : 'Search contacts'}
        inputRef={inputRef}
        onSearch={(text) => {
          const { q: _, ...rest } = search;
          void navigate({ to: '/contacts', search: text.trim() ? { ...rest, q: text } : rest, replace: true });
        }}
        onLeave={onLeaveSearch}
      />
      <FilterTools list={filter} count={count} />
      <div className={classes.end}>
        {!search.bin && binCount > 0 && (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTrash size={15} stroke={1.75} />}
            onClick={() => void navigate({ to: '/contacts', search: { bin: true } })}
          >
            <span className="numeric">Bin {formatCount(binCount)}</span>
          </Button>
        )}
        <ColumnsMenu
          columns={columns.all}
          usual={DEFAULT_LAYOUT}
          layout={columns.layout}
          onLayout={columns.setLayout}
        />
      </div>
    </div>
  );
}
