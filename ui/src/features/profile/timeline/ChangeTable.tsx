import { ValueChange } from '../../../components/ValueChange';
import type { FieldChange } from '../../../ipc';
import type { ChangeWords } from '../../fields/changes';
import classes from './Timeline.module.css';

interface ChangeTableProps {
  changes: FieldChange[];
  /** A change in the words of the field that it is of. */
  wordsOf: (change: FieldChange) => ChangeWords;
}

/** Every change of an entry, its field at the left. */
export function ChangeTable({ changes, wordsOf }: ChangeTableProps) {
  if (changes.length === 0) return null;
  return (
    <dl className={classes.changes}>
      {changes.map((change) => {
        const words = wordsOf(change);
        return (
          <div key={`${change.field}-${change.old}-${change.new}`} className={classes.changeRow}>
            <dt>{words.label}</dt>
            <dd>
              <ValueChange old={words.old} new={words.new} whole />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
