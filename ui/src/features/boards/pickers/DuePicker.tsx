import { Button, Popover } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { IconCalendarDue } from '@tabler/icons-react';
import { useState } from 'react';
import { dayKey } from '../../../lib/days';
import { useTimezone } from '../../profile/api';
import { dueWords } from '../words';
import classes from './Pickers.module.css';
import { Pill } from './Pill';
import type { PickerProps } from './types';

interface DuePickerProps extends PickerProps<string | null> {
  isOverdue?: boolean;
}

function daysFrom(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day on which it should be done. */
export function DuePicker({ value, onPick, look, disabled, isOverdue = false }: DuePickerProps) {
  const [opened, setOpened] = useState(false);
  const today = dayKey(new Date(), useTimezone());
  const words = value && (isOverdue ? `${dueWords(value)}, overdue` : dueWords(value));
  const pick = (day: string | null) => {
    setOpened(false);
    if (day !== value) onPick(day);
  };
  const quick: [string, string][] = [
    ['Today', today],
    ['Tomorrow', daysFrom(today, 1)],
    ['In a week', daysFrom(today, 7)],
  ];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <Pill
          what="Due date"
          chosen={words}
          look={look}
          tone={isOverdue ? 'bad' : undefined}
          disabled={disabled}
          onClick={() => setOpened(!opened)}
        >
          <IconCalendarDue size={15} stroke={1.75} aria-hidden />
          {words ?? (look === 'plain' ? 'Set due date' : 'Due date')}
        </Pill>
      </Popover.Target>
      <Popover.Dropdown aria-label="Due date">
        <div className={classes.days}>
          {quick.map(([label, day]) => (
            <Button key={label} size="compact-xs" variant="default" onClick={() => pick(day)}>
              {label}
            </Button>
          ))}
          {value !== null && (
            <Button size="compact-xs" variant="subtle" color="gray" onClick={() => pick(null)}>
              Clear
            </Button>
          )}
        </div>
        <DatePicker size="xs" value={value} {...(value === null ? {} : { defaultDate: value })} onChange={pick} />
      </Popover.Dropdown>
    </Popover>
  );
}
