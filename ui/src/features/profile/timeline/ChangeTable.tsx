import { ValueChange } from '../../../components/ValueChange';
import type { FieldChange } from '../../../ipc';
import { fieldLabel } from '../../../lib/fieldLabel';
import classes from './Timeline.module.css';

/** Every change of an entry, its field at the left. */
export function ChangeTable({ changes }: { changes: FieldChange[] }) {
  if (changes.length === 0) return null;
  return (
    <dl className={classes.changes}>
      {changes.map((change) => (
        <div key={`${change.field}-${change.old}-${change.new}`} className={classes.changeRow}>
          <dt>{fieldLabel(change.field)}</dt>
          <dd>
            <ValueChange old={change.old} new={change.new} whole />
          </dd>
        </div>
      ))}
    </dl>
  );
}
