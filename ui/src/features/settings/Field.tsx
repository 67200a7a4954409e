import type { ReactNode } from 'react';
import classes from './SettingsScreen.module.css';

interface FieldProps {
  label: string;
  /** The id of the input, so that a click on the label reaches it. */
  htmlFor?: string;
  hint?: ReactNode;
  children: ReactNode;
}

/** One setting: what it is and what it means at the left, its value at the right. */
export function Field({ label, htmlFor, hint, children }: FieldProps) {
  return (
    <div className={classes.field}>
      <div>
        {htmlFor ? (
          <label className={classes.label} htmlFor={htmlFor}>
            {label}
          </label>
        ) : (
          <span className={classes.label}>{label}</span>
        )}
        {hint && <p className={classes.hint}>{hint}</p>}
      </div>
      <div className={classes.value}>{children}</div>
    </div>
  );
}
