import type { UndoReport } from '../../../ipc';
import { undoSentence } from '../sentences';
import classes from './Detail.module.css';
import { KeptContacts } from './KeptContacts';

/** What taking an import back did, with every contact that it kept and why. */
export function UndoResult({ report }: { report: UndoReport }) {
  return (
    <div className={classes.undo}>
      <p className={`${classes.undoSentence} numeric`} role="status">
        {undoSentence(report)}
      </p>
      {report.kept.length > 0 && <KeptContacts kept={report.kept} />}
    </div>
  );
}
