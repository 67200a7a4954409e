import { TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FilterField } from '../../../ipc';
import { region } from '../../../lib/format';
import { currencyOf, typedNumber } from '../../fields/format';
import { readNumber } from './readNumber';
import { labelOf, textsOf, type ValueProps } from './types';
import classes from './Values.module.css';

function signs({ type, currency }: FilterField) {
  if (type === 'percent') return { rightSection: <span aria-hidden>%</span>, rightSectionWidth: 26 };
  const symbol = currency === null ? '' : currencyOf(currency).symbol;
  if (symbol === '') return {};
  return { leftSection: <span aria-hidden>{symbol}</span>, leftSectionWidth: 18 + symbol.length * 7 };
}

/** A number as it is typed in the workspace's region. */
export function NumberValue(props: ValueProps & { end?: string }) {
  const { field, value, onChange, end } = props;
  const here = region.use();
  const [text, setText] = useState(typeof value === 'number' ? typedNumber(value, here) : '');
  const isNone = text.trim() !== '' && readNumber(text, here) === null;
  return (
    <TextInput
      size="xs"
      className={classes.number ?? ''}
      inputMode="decimal"
      autoComplete="off"
      placeholder="Number"
      aria-label={labelOf(props, end)}
      classNames={{ input: 'numeric' }}
      {...signs(field)}
      value={text}
      error={isNone && 'This is no number.'}
      onChange={(event) => {
        setText(event.currentTarget.value);
        onChange(readNumber(event.currentTarget.value, here) ?? undefined);
      }}
    />
  );
}

/** Several numbers. */
export function NumbersValue(props: ValueProps) {
  const { value, onChange } = props;
  const here = region.use();
  const [text, setText] = useState('');
  const numbers = Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
  return (
    <TagsInput
      size="xs"
      className={classes.grow ?? ''}
      inputMode="decimal"
      aria-label={labelOf(props)}
      placeholder={numbers.length === 0 ? 'Numbers, Enter after each' : ''}
      splitChars={[';', ' ']}
      value={textsOf(numbers).map((each) => typedNumber(Number(each), here))}
      searchValue={text}
      onSearchChange={setText}
      onChange={(typed) => {
        const read = typed.flatMap((each) => readNumber(each, here) ?? []);
        onChange(read.length > 0 ? read : undefined);
      }}
    />
  );
}
