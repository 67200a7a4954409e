import { Link } from '@tanstack/react-router';
import { TruncatedText } from '../../../components/TruncatedText';
import type { UndoReport } from '../../../ipc';
import { undoSentence } from '../sentences';
import classes from './Detail.module.css';
import { type Kept, KeptList } from './KeptList';

/** What taking an import back did, with everything that it kept and why. */
export function UndoResult({ report }: { report: UndoReport }) {
  const lists: [label: string, kept: Kept[]][] = [
    [
      'Kept contacts',
      report.kept.map(({ contact, name, reason }) => ({
        key: `${contact}-${reason}`,
        link: (
          <Link to="/contacts/$id" params={{ id: contact }} search={{}} className={classes.keptName}>
            <TruncatedText text={name} />
          </Link>
        ),
        reason,
      })),
    ],
    ['Kept cards', report.keptCards.map(({ card, title, reason }) => keptOf(card, title, reason))],
    ['Kept records', report.keptRecords.map(({ record, title, reason }) => keptOf(record, title, reason))],
  ];
  return (
    <div className={classes.undo}>
      <p className={`${classes.undoSentence} numeric`} role="status">
        {undoSentence(report)}
      </p>
      {lists.map(([label, kept]) => kept.length > 0 && <KeptList key={label} label={label} kept={kept} />)}
    </div>
  );
}

function keptOf(id: string, title: string, reason: string): Kept {
  return {
    key: `${id}-${reason}`,
    link: (
      <span className={classes.keptName}>
        <TruncatedText text={title} />
      </span>
    ),
    reason,
  };
}
