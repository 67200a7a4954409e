import { ActionIcon, Button, Menu, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { TestContactValue } from '../../../ipc';
import { useFields } from '../../fields/api';
import classes from './Test.module.css';

/** What every contact has. */
const BUILT_IN: [field: string, label: string][] = [
  ['email', 'E-mail'],
  ['phone', 'Phone'],
  ['first_name', 'First name'],
  ['last_name', 'Last name'],
  ['source', 'Source'],
];

interface ContactValuesProps {
  values: TestContactValue[];
  onChange: (values: TestContactValue[]) => void;
}

/** Values of the contact that the rules may ask about, as somebody would have them. */
export function ContactValues({ values, onChange }: ContactValuesProps) {
  const custom = useFields().map(({ key, label }): [string, string] => [key, label]);
  const known = [...BUILT_IN, ...custom];
  const labels = new Map(known);
  const others = known.filter(([field]) => !values.some((each) => each.field === field));
  return (
    <>
      {values.map(({ field, text }) => (
        <TextInput
          key={field}
          label={`Contact’s ${labels.get(field) ?? field}`}
          autoComplete="off"
          value={text}
          rightSection={
            <ActionIcon
              size="sm"
              aria-label={`Without ${labels.get(field) ?? field}`}
              onClick={() => onChange(values.filter((each) => each.field !== field))}
            >
              <IconX size={13} stroke={2} />
            </ActionIcon>
          }
          onChange={(event) => {
            const typed = event.currentTarget.value;
            onChange(values.map((each) => (each.field === field ? { field, text: typed } : each)));
          }}
        />
      ))}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            className={classes.addValue ?? ''}
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={14} stroke={2} />}
            disabled={others.length === 0}
          >
            A value of the contact
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          {others.map(([field, label]) => (
            <Menu.Item key={field} onClick={() => onChange([...values, { field, text: '' }])}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
