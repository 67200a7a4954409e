import { IconArrowRight } from '@tabler/icons-react';
import classes from './ValueChange.module.css';

interface ValueChangeProps {
  /** Empty for none. */
  old: string;
  /** Empty for none. */
  new: string;
  /** Breaks long values over lines instead of cutting them. */
  whole?: boolean;
}

/** Old → new; an added or removed value stands alone. */
export function ValueChange({ old, new: next, whole }: ValueChangeProps) {
  return (
    <span className={classes.change} data-whole={whole || undefined}>
      {old !== '' && <del className={classes.old}>{old}</del>}
      {old !== '' && next !== '' && (
        <IconArrowRight className={classes.arrow} size={12} role="img" aria-label="became" />
      )}
      {next !== '' && <ins className={classes.new}>{next}</ins>}
    </span>
  );
}
