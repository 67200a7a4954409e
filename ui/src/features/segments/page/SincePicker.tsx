import { Button, Popover, SegmentedControl } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendar, IconChartLine, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { timeZone } from '../../../lib/format';
import { formatCalendarDay } from '../../fields/format';
import { daysAgo } from './days';
import type { HistoryView } from './HistoryCharts';
import classes from './SegmentScreen.module.css';

const SPANS = [
  { days: 7, label: 'Week' },
  { days: 30, label: 'Month' },
  { days: 91, label: 'Quarter' },
  { days: 365, label: 'Year' },
] as const;
const ALL = 'all';

interface SincePickerProps {
  /** The day that is looked at from on; null for the segment's first. */
  since: string | null;
  /** The day on which the segment was made. */
  made: string;
  view: HistoryView;
  onSince: (since: string | null) => void;
  onView: (view: HistoryView) => void;
}

/** Since when: a usual span, or any day; and whether that is drawn or told in numbers. */
export function SincePicker({ since, made, view, onSince, onView }: SincePickerProps) {
  const timezone = timeZone.use() ?? 'UTC';
  const [opened, setOpened] = useState(false);
  const today = daysAgo(0, timezone);
  const spans = SPANS.map(({ days, label }) => ({ value: daysAgo(days, timezone), label }));
  // None is marked where another day was picked.
  const chosen = since === null ? ALL : (spans.find(({ value }) => value === since)?.value ?? '');
  const first = since === null || since < made ? made : since;
  return (
    <div className={classes.since}>
      <SegmentedControl
        size="xs"
        aria-label="How far back"
        value={chosen}
        onChange={(value) => onSince(value === ALL ? null : value)}
        data={[...spans, { value: ALL, label: 'All' }]}
      />
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconCalendar size={15} stroke={1.75} />}
            onClick={() => setOpened(!opened)}
          >
            <span className="numeric">Since {formatCalendarDay(first)}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown p="xs" aria-label="Since which day">
          <DatePicker
            size="xs"
            minDate={made}
            maxDate={today}
            value={first}
            defaultDate={first}
            onChange={(day) => {
              setOpened(false);
              if (day !== null) onSince(day);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <SegmentedControl
        size="xs"
        className={classes.view ?? ''}
        aria-label="As what"
        value={view}
        onChange={(value) => onView(value === 'table' ? 'table' : 'charts')}
        data={[
          { value: 'charts', label: <ViewLabel icon={IconChartLine} words="Charts" /> },
          { value: 'table', label: <ViewLabel icon={IconTable} words="Table" /> },
        ]}
      />
    </div>
  );
}

function ViewLabel({ icon: Icon, words }: { icon: typeof IconTable; words: string }) {
  return (
    <span className={classes.viewLabel}>
      <Icon size={14} stroke={1.75} aria-hidden />
      {words}
    </span>
  );
}
