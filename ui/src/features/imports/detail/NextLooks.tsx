import { Link } from '@tanstack/react-router';
import type { ImportReport } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { useFieldList } from '../../fields/api';
import { newOptionSentences } from '../sentences';
import classes from './Detail.module.css';

/** What an import left for a person to look at, each with the way there. */
export function NextLooks({ report }: { report: ImportReport }) {
  const { fields } = useFieldList();
  const options = newOptionSentences(report, fields);
  if (report.checks === 0 && report.unmatched === 0 && options.length === 0) return null;
  return (
    <ul className={classes.looks} aria-label="To look at">
      {report.checks > 0 && (
        <li>
          {formatCountOf(report.checks, 'match looks', 'matches look')} suspicious.{' '}
          <Link to="/review/matches">Check matches</Link>
        </li>
      )}
      {report.unmatched > 0 && (
        <li>
          {formatCountOf(report.unmatched, 'submission waits', 'submissions wait')} for a contact.{' '}
          <Link to="/review/unmatched">Link {report.unmatched === 1 ? 'it' : 'them'}</Link>
        </li>
      )}
      {options.map((sentence) => (
        <li key={sentence} className="numeric">
          {sentence}.
        </li>
      ))}
    </ul>
  );
}
