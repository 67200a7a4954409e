import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import classes from './Words.module.css';

interface WordMenuProps<T extends string> {
  /** What the word decides. */
  label: string;
  value: T;
  words: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

/** A word in a sentence that can be another one: as wide as it is, and a menu of the others. */
export function WordMenu<T extends string>({ label, value, words, onChange }: WordMenuProps<T>) {
  const word = words.find((each) => each.value === value)?.label ?? value;
  return (
    <Menu position="bottom-start" offset={4} withinPortal>
      <Menu.Target>
        <button type="button" className={classes.word} aria-label={`${label}: ${word}`}>
          <span>{word}</span>
          <IconChevronDown size={12} stroke={2} aria-hidden className={classes.chevron} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {words.map((each) => (
          <Menu.Item
            key={each.value}
            aria-current={each.value === value || undefined}
            rightSection={each.value === value ? <IconCheck size={13} stroke={2} aria-hidden /> : null}
            onClick={() => onChange(each.value)}
          >
            {each.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
