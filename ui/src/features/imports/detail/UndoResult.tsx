import { Link } from '@tanstack/react-router';
import { TruncatedText } from '../../../components/TruncatedText';
import type { UndoReport } from '../../../ipc';
import { undoSentence } from '../sentences';
import classes from './Detail.module.css';

/** What taking an import back did, with every contact that it kept and why. */
export function UndoResult({ report }: { report: UndoReport }) {
  return (
    <section className={classes.undo} role="status" aria-label="What the undo did">
      <p className={`${classes.undoSentence} numeric`}>{undoSentence(report)}</p>
      {report.kept.length > 0 && (
        <ul className={classes.kept} aria-label="Kept contacts">
          {report.kept.map((kept) => (
            <li key={`${kept.contact}-${kept.reason}`}>
              <Link to="/contacts/$id" params={{ id: kept.contact }} search={{}} className={classes.keptName}>
                <TruncatedText text={kept.name} />
              </Link>
              <span className={classes.keptReason}>{kept.reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
