import type { MouseEvent } from 'react';
import classes from './Check.module.css';

interface CheckProps {
  label: string;
  checked: boolean;
  /** Some of what it stands for is ticked. */
  mixed?: boolean;
  onToggle: (event: MouseEvent<HTMLInputElement>) => void;
}

/** A tick box as small as a table wants it; the whole cell around it is its target. */
export function Check({ label, checked, mixed = false, onToggle }: CheckProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key on a tick box arrives as a click.
    <label className={classes.target} onClick={(event) => event.stopPropagation()}>
      <input
        type="checkbox"
        tabIndex={-1}
        className={classes.box}
        aria-label={label}
        checked={checked}
        ref={(element) => {
          if (element) element.indeterminate = mixed;
        }}
        onClick={onToggle}
        onChange={() => {}}
      />
    </label>
  );
}
