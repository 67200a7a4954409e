import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { TruncatedText } from '../../../../components/TruncatedText';
import type { UnknownOption } from '../../../../ipc';
import { formatCount, formatCountOf } from '../../../../lib/format';
import classes from './UnknownOptions.module.css';
import {
  addsOptions,
  columnsWithUnknownOptions,
  mappedTo,
  type OptionChoices,
  outcomeWords,
  type UnknownColumn,
  withMapped,
} from './unknownOptions';

/** Labels that are drawn before a person asks for more. */
const SHOWN_FIRST = 20;

interface UnknownOptionsProps {
  unknown: readonly UnknownOption[];
  choices: OptionChoices;
  onChange: (choices: OptionChoices) => void;
  /** The labels that the field of a column has. */
  optionsOf: (header: string) => string[];
  /** What a column is called on screen. */
  nameOf: (header: string) => string;
}

/** Labels that the fields do not have: added as options, taken for another option, or refused with their rows. */
export function UnknownOptions(props: UnknownOptionsProps) {
  const { unknown, choices, onChange, optionsOf, nameOf } = props;
  if (unknown.length === 0) return null;
  return (
    <section className={classes.root} aria-label="Labels that are no options yet">
      <div className={classes.head}>
        <div>
          <div className={classes.title}>
            {unknown.length === 1
              ? '1 label is no option yet'
              : `${formatCount(unknown.length)} labels are no options yet`}
          </div>
          <div className={classes.hint} role="status">
            {outcomeWords(unknown, choices)}
          </div>
        </div>
        <SegmentedControl
          size="xs"
          aria-label="Labels without an option"
          data={[
            { value: 'add', label: 'Add them' },
            { value: 'reject', label: 'Refuse their rows' },
          ]}
          value={addsOptions(choices) ? 'add' : 'reject'}
          onChange={(value) => onChange({ ...choices, new_options: value === 'add' ? 'add' : 'reject' })}
        />
      </div>
      {columnsWithUnknownOptions(unknown).map((column) => (
        <ColumnLabels
          key={column.header}
          column={column}
          name={nameOf(column.header)}
          options={optionsOf(column.header)}
          choices={choices}
          onChange={onChange}
        />
      ))}
    </section>
  );
}

const BLANK = 'blank';
const OPTION = 'option:';

/** What a label becomes, as a value of the select that no option can have. */
function selectValue(fate: string | undefined): string {
  if (fate === undefined) return '';
  return fate === '' ? BLANK : `${OPTION}${fate}`;
}

function fateOf(value: string): string | null {
  if (value === '') return null;
  return value === BLANK ? '' : value.slice(OPTION.length);
}

interface ColumnLabelsProps {
  column: UnknownColumn;
  name: string;
  options: string[];
  choices: OptionChoices;
  onChange: (choices: OptionChoices) => void;
}

function ColumnLabels({ column, name, options, choices, onChange }: ColumnLabelsProps) {
  const [shown, setShown] = useState(SHOWN_FIRST);
  const rest = column.labels.length - shown;
  const otherwise = addsOptions(choices) ? 'Add as an option' : 'Refuse these rows';
  return (
    <div className={classes.column}>
      <h3 className={classes.name}>
        <TruncatedText text={name} />
      </h3>
      <ul className={classes.labels} aria-label={`Labels of ${name}`}>
        {column.labels.slice(0, shown).map((option) => (
          <li key={option.label} className={classes.label}>
            <TruncatedText text={option.label} className={classes.text} />
            <span className={`${classes.count} numeric`}>{option.count > 0 && formatCountOf(option.count, 'row')}</span>
            <IconArrowRight size={14} className={classes.arrow} aria-hidden />
            <NativeSelect
              size="xs"
              aria-label={`“${option.label}” in ${name}`}
              value={selectValue(mappedTo(choices, column.header, option.label))}
              onChange={(event) => onChange(withMapped(choices, option, fateOf(event.currentTarget.value)))}
              data={[
                { value: '', label: otherwise },
                { value: BLANK, label: 'Leave it blank' },
                { group: 'The same as', items: options.map((label) => ({ value: `${OPTION}${label}`, label })) },
              ]}
            />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => setShown(shown + 100)}>
          <span className="numeric">Show {formatCount(Math.min(rest, 100))} more</span>
        </Button>
      )}
    </div>
  );
}
