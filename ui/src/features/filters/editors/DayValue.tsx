import { useState } from 'react';
import { DateEditor } from '../../fields/editors/DateEditor';
import { labelOf, textsOf, type ValueProps } from './types';
import classes from './Values.module.css';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

const isDay = (text: string) => DAY.test(text) && !Number.isNaN(Date.parse(text));

/** A calendar day in the workspace's zone, typed or picked. */
export function DayValue(props: ValueProps & { end?: string }) {
  const { value, onChange, end } = props;
  const [typed, setTyped] = useState(textsOf(value));
  const text = typed[0]?.trim() ?? '';
  return (
    <div className={classes.day}>
      <DateEditor
        field={{ label: labelOf(props, end), type: 'date', config: {}, options: [] }}
        size="xs"
        value={typed}
        error={text.length >= 10 && !isDay(text) ? 'Write it as 2026-03-31.' : undefined}
        onChange={(next) => {
          setTyped(next);
          const day = next[0]?.trim() ?? '';
          onChange(isDay(day) ? day : undefined);
        }}
      />
    </div>
  );
}
