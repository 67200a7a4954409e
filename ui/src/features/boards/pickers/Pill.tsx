import { VisuallyHidden } from '@mantine/core';
import { type ComponentPropsWithRef, forwardRef } from 'react';
import classes from './Pickers.module.css';

interface PillProps extends ComponentPropsWithRef<'button'> {
  /** What is chosen here, for those who cannot see it: “Priority”. */
  what: string;
  /** What is chosen, in words; `null` where nothing is. */
  chosen: string | null;
  /** Stands as a value among others instead of as a button. */
  look?: 'plain' | undefined;
  tone?: 'bad' | undefined;
}

/** A value that opens what it is chosen from. */
export const Pill = forwardRef<HTMLButtonElement, PillProps>(function Pill(
  { what, chosen, look, tone, className: _, children, ...props },
  ref,
) {
  const isBare = chosen === null && look === undefined;
  return (
    <button
      ref={ref}
      type="button"
      {...props}
      className={classes.pill}
      data-plain={look}
      data-tone={tone}
      data-empty={chosen === null || undefined}
      // Where it has no value it shows what it is for, which is its name already.
      aria-label={isBare ? `${what}: none` : undefined}
    >
      {!isBare && (
        <>
          <VisuallyHidden component="span">{chosen === null ? `${what}: none.` : `${what}:`}</VisuallyHidden>{' '}
        </>
      )}
      {/* What cannot be chosen invites nobody to. */}
      {props.disabled && chosen === null ? '–' : children}
    </button>
  );
});
