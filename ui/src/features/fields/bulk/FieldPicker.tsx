import { Select } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { FieldInfo } from '../../../ipc';
import { fieldsQuery } from '../api';
import { FIELD_TYPES } from '../fieldTypes';
import { fieldSections } from '../sections';
import classes from './SetField.module.css';

interface FieldPickerProps {
  value: FieldInfo | null;
  onChange: (field: FieldInfo | null) => void;
  disabled?: boolean;
}

/** One of the fields in use: type to find it, under the headings of their groups. */
export function FieldPicker({ value, onChange, disabled = false }: FieldPickerProps) {
  const list = useQuery(fieldsQuery);
  const sections = list.data ? fieldSections(list.data) : [];
  const fields = sections.flatMap((section) => section.fields);
  return (
    <Select
      label="Field"
      placeholder="Find a field…"
      searchable
      allowDeselect={false}
      disabled={disabled}
      nothingFoundMessage={fields.length === 0 ? 'There are no custom fields yet.' : 'No field is called that.'}
      maxDropdownHeight={300}
      data={sections.map(({ name, fields: members }) => ({
        group: name,
        items: members.map(({ id, label }) => ({ value: id, label })),
      }))}
      value={value?.id ?? null}
      onChange={(id) => onChange(fields.find((field) => field.id === id) ?? null)}
      renderOption={({ option, checked }) => {
        const field = fields.find(({ id }) => id === option.value);
        const Icon = field && FIELD_TYPES[field.type].icon;
        return (
          <span className={classes.option}>
            {Icon && <Icon size={14} stroke={1.75} className={classes.optionIcon ?? ''} />}
            <span className={classes.optionLabel} dir="auto">
              {option.label}
            </span>
            {checked && <IconCheck size={13} stroke={2} aria-hidden />}
          </span>
        );
      }}
      data-autofocus
    />
  );
}
