import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import classes from './Submissions.module.css';

interface QuickChoiceProps {
  /** What is chosen, for those who cannot see where it stands. */
  label: string;
  /** The words for no choice: “All bots”. */
  all: string;
  value: string | undefined;
  choices: { value: string; label: string }[];
  onChoose: (value: string | undefined) => void;
}

/** One of a few, or all of them. */
export function QuickChoice({ label, all, value, choices, onChoose }: QuickChoiceProps) {
  const words = value === undefined ? all : (choices.find((each) => each.value === value)?.label ?? all);
  const item = (choice: string | undefined, name: string) => (
    <Menu.Item
      key={choice ?? ''}
      aria-current={choice === value || undefined}
      rightSection={choice === value ? <IconCheck size={13} stroke={2} aria-hidden /> : null}
      onClick={() => onChoose(choice)}
    >
      {name}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          aria-label={`${label}: ${words}`}
          data-chosen={value !== undefined || undefined}
          className={classes.quick ?? ''}
          rightSection={<IconChevronDown size={13} stroke={2} aria-hidden />}
        >
          {words}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {item(undefined, all)}
        {choices.map((choice) => item(choice.value, choice.label))}
      </Menu.Dropdown>
    </Menu>
  );
}
