import { useState } from 'react';
import type { FilterField, Related } from '../../../ipc';
import type { Start } from '../catalog';
import { FieldList } from '../FieldList';
import { fieldIcon } from '../icons';
import { QuietPopover } from '../QuietPopover';
import classes from './Builder.module.css';

interface FieldButtonProps {
  field: FilterField | undefined;
  /** What stands there where the field is not there any more. */
  name: string;
  scope: Related | null;
  onChoose: (start: Start) => void;
}

/** The field of a condition; a click offers the others. */
export function FieldButton({ field, name, scope, onChoose }: FieldButtonProps) {
  const [opened, setOpened] = useState(false);
  const Icon = field && fieldIcon(field);
  const label = field?.label ?? name;
  return (
    <QuietPopover
      opened={opened}
      onClose={() => setOpened(false)}
      label="Another field"
      width={280}
      target={
        <button
          type="button"
          className={classes.field}
          data-field
          aria-label={`Field: ${label}`}
          title={label}
          onClick={() => setOpened(!opened)}
        >
          {Icon && <Icon size={14} stroke={1.6} className={classes.fieldIcon ?? ''} aria-hidden />}
          <span className={classes.fieldName} dir="auto">
            {label}
          </span>
        </button>
      }
    >
      <FieldList
        scope={scope}
        onChoose={(start) => {
          setOpened(false);
          onChoose(start);
        }}
      />
    </QuietPopover>
  );
}
