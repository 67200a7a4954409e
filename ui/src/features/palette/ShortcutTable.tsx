import { Keys } from '../../components/Keys';
import classes from './ShortcutTable.module.css';
import { SHORTCUTS } from './shortcutList';

/** All shortcuts in groups. */
export function ShortcutTable() {
  return (
    <div className={classes.groups}>
      {SHORTCUTS.map((group) => (
        <section key={group.title} className={classes.group}>
          <h3 className={classes.title}>{group.title}</h3>
          <dl className={classes.list}>
            {group.shortcuts.map(([keys, does]) => (
              <div key={keys} className={classes.row}>
                <dt>{does}</dt>
                <dd className={classes.keys}>
                  <Keys shortcut={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
