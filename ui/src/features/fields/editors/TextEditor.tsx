import { Textarea, TextInput } from '@mantine/core';
import type { HTMLAttributes } from 'react';
import type { FieldType } from '../../../ipc';
import { currencyOf } from '../format';
import { type EditorProps, inputProps, onEditorKey } from './types';

const INPUT_MODES: Partial<Record<FieldType, HTMLAttributes<HTMLInputElement>['inputMode']>> = {
  number: 'decimal',
  currency: 'decimal',
  percent: 'decimal',
  // Not `type="email"` and the like: the browser's own complaint would stand in front of the app's.
  email: 'email',
  phone: 'tel',
  url: 'url',
};

/** Everything that is typed: text, numbers, addresses. The core reads it. */
export function TextEditor(props: EditorProps) {
  const { field, value, onChange, autoFocus, placeholder } = props;
  const text = value[0] ?? '';
  const shared = {
    ...inputProps(props),
    placeholder,
    value: text,
    autoComplete: 'off',
    spellCheck: field.type === 'text' || field.type === 'long_text',
  };
  const type = (next: string) => onChange(next === '' ? [] : [next]);
  if (field.type === 'long_text') {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        maxRows={10}
        onFocus={({ currentTarget }) => {
          if (autoFocus) currentTarget.setSelectionRange(text.length, text.length);
        }}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !event.shiftKey) onEditorKey(event, props);
        }}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      inputMode={INPUT_MODES[field.type] ?? 'text'}
      {...(field.type === 'currency' ? signs(currencyOf(field.config.currency).symbol) : {})}
      {...(field.type === 'percent' ? { rightSection: <span aria-hidden>%</span>, rightSectionWidth: 28 } : {})}
      onFocus={({ currentTarget }) => {
        if (autoFocus) currentTarget.select();
      }}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => onEditorKey(event, props)}
    />
  );
}

function signs(symbol: string) {
  if (symbol === '') return {};
  return { leftSection: <span aria-hidden>{symbol}</span>, leftSectionWidth: 20 + symbol.length * 8 };
}
