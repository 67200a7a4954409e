import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import { useBots } from '../bots/api';
import { SearchField } from '../contacts/SearchField';
import { FilterTools } from '../filters/bar/FilterTools';
import type { CountOf } from '../filters/CountText';
import type { ListFilter } from '../filters/useListFilter';
import { QuickChoice } from './QuickChoice';
import classes from './Submissions.module.css';
import type { SubmissionsSearch } from './search';

const STATUSES = [
  { value: 'completed', label: 'Completed' },
  { value: 'incomplete', label: 'Incomplete' },
];

interface SubmissionsToolbarProps {
  search: SubmissionsSearch;
  filter: ListFilter;
  count: CountOf;
  inputRef: RefObject<HTMLInputElement | null>;
  onChange: (values: { [K in keyof SubmissionsSearch]?: SubmissionsSearch[K] | undefined }) => void;
  onLeaveSearch: () => void;
}

/** Search, the usual choices and the filter. */
export function SubmissionsToolbar(props: SubmissionsToolbarProps) {
  const { search, filter, count, inputRef, onChange, onLeaveSearch } = props;
  const bots = useBots();
  return (
    <div className={classes.bar}>
      <SearchField
        value={search.q ?? ''}
        label="Search submissions"
        inputRef={inputRef}
        onSearch={(text) => onChange({ q: text.trim() ? text : undefined })}
        onLeave={onLeaveSearch}
      />
      <QuickChoice
        label="Bot"
        all="All bots"
        value={search.bot}
        choices={bots.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(bot) => onChange({ bot })}
      />
      <QuickChoice
        label="Status"
        all="Any status"
        value={search.status}
        choices={STATUSES}
        onChoose={(status) =>
          onChange({ status: status === undefined ? undefined : status === 'completed' ? 'completed' : 'incomplete' })
        }
      />
      <Toggle isOn={search.unmatched === true} onToggle={(on) => onChange({ unmatched: on || undefined })}>
        No contact
      </Toggle>
      <Toggle isOn={search.tests === true} onToggle={(on) => onChange({ tests: on || undefined })}>
        With tests
      </Toggle>
      <FilterTools list={filter} count={count} />
    </div>
  );
}

interface ToggleProps {
  isOn: boolean;
  onToggle: (on: boolean) => void;
  children: string;
}

function Toggle({ isOn, onToggle, children }: ToggleProps) {
  return (
    <Button
      variant="subtle"
      color="gray"
      className={classes.toggle ?? ''}
      aria-pressed={isOn}
      onClick={() => onToggle(!isOn)}
    >
      {children}
    </Button>
  );
}
