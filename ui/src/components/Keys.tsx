import { type Shortcut, shortcutKeys } from '../lib/shortcuts';
import classes from './Keys.module.css';

/** A shortcut as the caps of its keys. */
export function Keys({ shortcut }: { shortcut: Shortcut }) {
  return (
    <span className={classes.keys}>
      {shortcutKeys(shortcut).map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
