import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { Keys } from '../../components/Keys';

interface SearchFieldProps {
  value: string;
  label: string;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Comes when typing has rested for a moment. */
  onSearch: (text: string) => void;
  /** Enter or ↓: on to the list. */
  onLeave: () => void;
}

const REST_MS = 80;

/** Search as you type. Escape empties it, then leaves it. */
export function SearchField({ value, label, inputRef, onSearch, onLeave }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address may change by other ways than typing: back, a link, the palette.
  const sent = useRef(value);
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = (next: string) => {
    clearTimeout(timer.current);
    sent.current = next;
    onSearch(next);
  };
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(next), REST_MS);
  };

  return (
    <TextInput
      ref={inputRef}
      size="xs"
      w={280}
      type="search"
      aria-label={label}
      placeholder={`${label}…`}
      leftSection={<IconSearch size={15} stroke={1.75} />}
      rightSection={
        text ? (
          <ActionIcon size="sm" aria-label="Clear the search" onClick={() => type('')}>
            <IconX size={13} />
          </ActionIcon>
        ) : (
          <Keys shortcut="/" hidden />
        )
      }
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          if (text) type('');
          else inputRef.current?.blur();
        }
        if (event.key === 'Enter' || event.key === 'ArrowDown') {
          event.preventDefault();
          send(text);
          inputRef.current?.blur();
          onLeave();
        }
      }}
    />
  );
}
