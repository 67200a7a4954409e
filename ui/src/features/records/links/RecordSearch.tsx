import { Combobox, InputBase, Loader, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Refusal } from '../../../components/Refusal';
import { TruncatedText } from '../../../components/TruncatedText';
import type { FoundRecord, RecordId, RecordTypeId } from '../../../ipc';
import found from '../../contacts/ContactSearch.module.css';
import { foundRecordsQuery } from '../api';
import { RecordIcon } from '../icons';

const SEARCH_DELAY_MS = 80;

interface RecordSearchProps {
  /** Only of this type. */
  recordType: RecordTypeId | null;
  /** Records that are not wanted. */
  except?: readonly RecordId[];
  onChoose: (record: FoundRecord) => void;
}

/** Finds a record by its title: search, arrow, Enter. */
export function RecordSearch({ recordType, except, onChoose }: RecordSearchProps) {
  const combobox = useCombobox();
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), SEARCH_DELAY_MS);
  const answer = useQuery(foundRecordsQuery(settled, recordType, except));
  const records = answer.data ?? [];
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const record = records.find((each) => each.id === id);
        if (record) onChoose(record);
      }}
    >
      <Combobox.EventsTarget>
        <InputBase
          data-autofocus
          aria-label="Search records"
          placeholder="Title of a record"
          leftSection={<IconSearch size={15} />}
          rightSection={answer.isFetching ? <Loader size={14} /> : null}
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={found.found} aria-label="Records">
        {records.map((record) => (
          <Combobox.Option key={record.id} value={record.id} className={found.option}>
            <RecordIcon icon={record.icon} color={record.color} size={24} />
            <div className={found.text}>
              <TruncatedText text={record.title} />
              <TruncatedText
                className={found.hint}
                text={[recordType === null ? record.typeName : '', record.contacts.join(', ')]
                  .filter(Boolean)
                  .join(' · ')}
              />
            </div>
          </Combobox.Option>
        ))}
        {answer.isError && <Refusal error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isSuccess && records.length === 0 && (
          <Combobox.Empty>{settled === '' ? 'No records yet.' : `No record is found by “${settled}”.`}</Combobox.Empty>
        )}
      </Combobox.Options>
    </Combobox>
  );
}
