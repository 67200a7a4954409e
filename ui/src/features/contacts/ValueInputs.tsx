import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import classes from './ValueInputs.module.css';

interface ValueInputsProps {
  label: string;
  /** The words on the button that adds one more. */
  another: string;
  type: 'email' | 'tel';
  values: string[];
  onChange: (values: string[]) => void;
}

/** Several addresses or numbers; the first is the primary one. */
export function ValueInputs({ label, another, type, values, onChange }: ValueInputsProps) {
  const replace = (index: number, value: string) => onChange(values.map((was, at) => (at === index ? value : was)));
  return (
    <div className={classes.group}>
      {values.map((value, index) => (
        <TextInput
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; its text changes with every key.
          key={index}
          label={index === 0 ? label : undefined}
          aria-label={index === 0 ? undefined : `${label} ${index + 1}`}
          // Not `type="email"`: the browser's own complaint would stand in front of the app's.
          inputMode={type}
          spellCheck={false}
          autoComplete="off"
          value={value}
          onChange={(event) => replace(index, event.currentTarget.value)}
          rightSection={
            values.length > 1 && (
              <ActionIcon
                aria-label={`Remove ${label.toLowerCase()} ${index + 1}`}
                onClick={() => onChange(values.filter((_, at) => at !== index))}
              >
                <IconX size={14} />
              </ActionIcon>
            )
          }
        />
      ))}
      {values.at(-1)?.trim() && (
        <Button
          variant="subtle"
          color="gray"
          className={classes.add}
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...values, ''])}
        >
          {another}
        </Button>
      )}
    </div>
  );
}
