import { Loader, TextInput, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Identity.module.css';
import { Refusal } from './Refusal';
import { asText, EDITABLE, useInlineEdit } from './useInlineEdit';

interface InlineTextProps {
  /** What is edited, for screen readers: “E-mail ana@example.org”. */
  label: string;
  value: string;
  /** What stands there while nobody edits; the value itself where absent. */
  shown?: ReactNode;
  /** What stands in place of an empty value, such as “Add e-mail”. */
  placeholder: string;
  inputMode?: 'text' | 'email' | 'tel';
  readOnly?: boolean;
  save: (value: string) => Promise<unknown>;
}

/** A value that turns into a text field when clicked. */
export function InlineText({ label, value, shown, placeholder, inputMode, readOnly, save }: InlineTextProps) {
  const edit = useInlineEdit({ value, save, ...asText });
  const empty = value === '';

  if (readOnly) return <span className={classes.value}>{empty ? '' : (shown ?? value)}</span>;
  if (!edit.isOpen) {
    return (
      <UnstyledButton
        className={classes.value}
        data-empty={empty || undefined}
        aria-label={empty ? placeholder : `Edit ${label}`}
        onClick={edit.open}
        {...{ [EDITABLE]: '' }}
      >
        {empty ? placeholder : (shown ?? <bdi>{value}</bdi>)}
      </UnstyledButton>
    );
  }
  return (
    <TextInput
      className={classes.editor}
      classNames={{ error: classes.refusal ?? '' }}
      size="xs"
      aria-label={label}
      placeholder={placeholder}
      inputMode={inputMode}
      autoComplete="off"
      spellCheck={false}
      autoFocus
      value={edit.draft}
      rightSection={edit.isSaving ? <Loader size={12} /> : null}
      error={edit.failure === null ? undefined : <Refusal failure={edit.failure} />}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => edit.type(event.currentTarget.value)}
      onKeyDown={edit.onKeyDown}
      onBlur={() => void edit.commit()}
      {...{ [EDITABLE]: '' }}
    />
  );
}
