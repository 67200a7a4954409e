import { type Shortcut, shortcutKeys } from '../lib/shortcuts';
import classes from './Keys.module.css';

interface KeysProps {
  shortcut: Shortcut;
  /** A hint beside words that say it all: not read out. */
  hidden?: boolean;
}

/** A shortcut as the caps of its keys. */
export function Keys({ shortcut, hidden = false }: KeysProps) {
  return (
    <span className={classes.keys} aria-hidden={hidden}>
      {shortcutKeys(shortcut).map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
