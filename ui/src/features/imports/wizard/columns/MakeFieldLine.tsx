import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { DraftColumn, FieldType } from '../../../../ipc';
import { FIELD_TYPES } from '../../../fields/fieldTypes';
import { type FieldEdit, typesFor } from './fieldGuess';
import classes from './MakeFields.module.css';

interface MakeFieldLineProps {
  column: DraftColumn;
  edit: FieldEdit;
  onEdit: (edit: FieldEdit) => void;
  disabled: boolean;
  /** Whether the focus begins here. */
  isFirst: boolean;
  /** Whether it is made; nothing where it is the only one. */
  checked?: boolean;
  onToggle: () => void;
}

/** What the field of a column will be called, and what its values are. */
export function MakeFieldLine({ column, edit, onEdit, disabled, isFirst, checked, onToggle }: MakeFieldLineProps) {
  const off = disabled || checked === false;
  return (
    <li className={classes.line}>
      {checked !== undefined && (
        <Checkbox size="xs" aria-label={column.label} checked={checked} disabled={disabled} onChange={onToggle} />
      )}
      <TextInput
        size="xs"
        className={classes.label ?? ''}
        aria-label={`Label for ${column.label}`}
        dir="auto"
        value={edit.label}
        disabled={off}
        data-autofocus={isFirst || undefined}
        onChange={(event) => onEdit({ ...edit, label: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        className={classes.type ?? ''}
        aria-label={`Type for ${column.label}`}
        value={edit.type}
        disabled={off}
        onChange={(event) => onEdit({ ...edit, type: event.currentTarget.value as FieldType })}
        data={typesFor(column).map((type) => ({ value: type, label: FIELD_TYPES[type].name }))}
      />
    </li>
  );
}
