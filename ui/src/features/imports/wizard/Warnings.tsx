import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './Wizard.module.css';

/** Sentences to read before going on. Nothing where there are none. */
export function Warnings({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.warnings} aria-label="Warnings">
      {warnings.map((warning) => (
        <li key={warning}>
          <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}
