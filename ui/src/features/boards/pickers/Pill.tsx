import { type ComponentPropsWithRef, forwardRef } from 'react';
import classes from './Pickers.module.css';

interface PillProps extends ComponentPropsWithRef<'button'> {
  /** What is chosen here, for the label: “Priority”. */
  what: string;
  /** What is chosen, in words; `null` where nothing is. */
  chosen: string | null;
  /** Stands as a value among others instead of as a button. */
  look?: 'plain' | undefined;
  tone?: 'bad' | undefined;
}

/** A value that opens what it is chosen from. */
export const Pill = forwardRef<HTMLButtonElement, PillProps>(function Pill(
  { what, chosen, look, tone, className: _, ...props },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      {...props}
      className={classes.pill}
      data-plain={look}
      data-tone={tone}
      data-empty={chosen === null || undefined}
      aria-label={chosen === null ? `${what}: none` : `${what}: ${chosen}`}
    />
  );
});
