import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FilterValue, Span } from '../../../ipc';
import { labelOf, type ValueProps } from './types';
import classes from './Values.module.css';

type Unit = 'hours' | 'days' | 'weeks' | 'months' | 'years';

const UNITS: Unit[] = ['hours', 'days', 'weeks', 'months', 'years'];

const SPANS: Record<Unit, (count: number) => Span> = {
  hours: (hours) => ({ hours }),
  days: (days) => ({ days }),
  weeks: (weeks) => ({ weeks }),
  months: (months) => ({ months }),
  years: (years) => ({ years }),
};

function read(value: FilterValue | undefined): { unit: Unit; count: number } | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const [unit, count] = Object.entries(value)[0] ?? [];
  const known = UNITS.find((each) => each === unit);
  return known && typeof count === 'number' ? { unit: known, count } : null;
}

/** A span of time back or ahead from now: a number and what it counts. */
export function SpanValue(props: ValueProps) {
  const { value, onChange } = props;
  const given = read(value);
  const [text, setText] = useState(given ? String(given.count) : '');
  const [unit, setUnit] = useState<Unit>(given?.unit ?? 'days');
  const tell = (typed: string, of: Unit) =>
    onChange(/^\d{1,6}$/.test(typed.trim()) ? SPANS[of](Number(typed)) : undefined);
  return (
    <div className={classes.span}>
      <TextInput
        size="xs"
        w={64}
        inputMode="numeric"
        autoComplete="off"
        placeholder="30"
        aria-label={`${labelOf(props)}: how many`}
        classNames={{ input: 'numeric' }}
        value={text}
        error={text.trim() !== '' && given === null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          tell(event.currentTarget.value, unit);
        }}
      />
      <Select
        size="xs"
        w={96}
        data={UNITS}
        allowDeselect={false}
        aria-label={`${labelOf(props)}: unit`}
        value={unit}
        onChange={(next) => {
          const chosen = UNITS.find((each) => each === next) ?? unit;
          setUnit(chosen);
          tell(text, chosen);
        }}
      />
    </div>
  );
}
