import { type ComboboxParsedItem, Select } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { FIELD_TYPES } from '../../../fields/fieldTypes';
import { foldName } from '../../../tags/api';
import classes from './Columns.module.css';
import type { TargetGroup, TargetOption } from './targets';

/** Stands for the making of a field; no column goes there. */
const MAKE_FIELD = 'make-field';

interface TargetPickerProps {
  label: string;
  groups: TargetGroup[];
  value: string;
  onChange: (target: string) => void;
  /** Makes a field of the column; absent where whoever acts may not. */
  onMakeField: (() => void) | undefined;
}

/** Where a column goes: type to find it among what a contact and a submission have. */
export function TargetPicker({ label, groups, value, onChange, onMakeField }: TargetPickerProps) {
  const making = onMakeField ? [{ group: 'New', items: [{ value: MAKE_FIELD, label: 'Make a field…' }] }] : [];
  return (
    <Select
      size="xs"
      aria-label={label}
      searchable
      allowDeselect={false}
      nothingFoundMessage="No such place"
      maxDropdownHeight={320}
      comboboxProps={{ shadow: 'md', keepMounted: false }}
      data={[...groups, ...making]}
      filter={found}
      value={value}
      onChange={(next) => {
        if (next === MAKE_FIELD) onMakeField?.();
        else if (next !== null) onChange(next);
      }}
      renderOption={({ option, checked }) => <Target option={option} checked={checked === true} />}
    />
  );
}

function Target({ option, checked }: { option: TargetOption; checked: boolean }) {
  const Icon = option.value === MAKE_FIELD ? IconPlus : option.type && FIELD_TYPES[option.type].icon;
  return (
    <span className={classes.option}>
      {Icon && <Icon size={14} stroke={1.75} className={classes.optionIcon ?? ''} />}
      <span className={classes.optionLabel} dir="auto">
        {option.label}
      </span>
      {checked && <IconCheck size={13} stroke={2} aria-hidden />}
    </span>
  );
}

/** The places that a text finds by their name or heading. The way to make one stays: it is for those who find nothing. */
function found({ options, search }: { options: ComboboxParsedItem<string>[]; search: string }) {
  const wanted = foldName(search);
  return options
    .filter((group) => 'group' in group)
    .map((group) => {
      const isWhole = foldName(String(group.group)).includes(wanted);
      const items = group.items.filter(
        ({ value, label }) => isWhole || value === MAKE_FIELD || foldName(String(label)).includes(wanted),
      );
      return { ...group, items };
    })
    .filter(({ items }) => items.length > 0);
}
