import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import classes from './SettingsScreen.module.css';

interface SavedTextProps {
  id: string;
  value: string;
  /** Names the field where no label stands beside it. */
  label?: string;
  placeholder?: string;
  /** Looks like text until it is used: for a cell of a table. */
  quiet?: boolean;
  /** An empty value is not saved: the field goes back to what it was. */
  required?: boolean;
  /** Whoever acts may read it, not change it. */
  readOnly?: boolean;
  onSave: (value: string) => Promise<boolean>;
}

/** A text that is saved when it is left or on Enter; Escape takes the edit back. */
export function SavedText({
  id,
  value,
  label,
  placeholder,
  quiet = false,
  required = false,
  readOnly = false,
  onSave,
}: SavedTextProps) {
  const [draft, setDraft] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setDraft(value), [value]);

  const save = async () => {
    const next = draft.trim();
    if (next === value || (required && next === '')) {
      setDraft(value);
      return;
    }
    if (!(await onSave(next))) setDraft(value);
  };

  return (
    <TextInput
      ref={input}
      id={id}
      w="100%"
      value={draft}
      placeholder={placeholder}
      readOnly={readOnly}
      aria-label={label}
      classNames={quiet ? { input: classes.quiet ?? '' } : {}}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') input.current?.blur();
        if (event.key === 'Escape') setDraft(value);
      }}
    />
  );
}
