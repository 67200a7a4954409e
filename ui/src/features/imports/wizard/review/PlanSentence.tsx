import type { ImportDraft, ImportReport, RowFilter } from '../../../../ipc';
import { formatCountOf } from '../../../../lib/format';
import { planPhrases } from '../../sentences';
import { useAnnounced } from '../useAnnounced';
import classes from './Review.module.css';

interface PlanSentenceProps {
  draft: ImportDraft;
  report: ImportReport;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
}

/** “1,204 rows: 310 new contacts, 800 existing contacts matched, …”, where each number opens its rows. */
export function PlanSentence({ draft, report, filter, onFilter }: PlanSentenceProps) {
  const phrases = planPhrases(report);
  const heading = useAnnounced(phrases.map((phrase) => phrase.text).join());
  if (report.kind === 'bots') {
    return (
      <h2 ref={heading} tabIndex={-1} className={classes.sentence}>
        {formatCountOf(draft.botsDefined.length, 'bot definition')}: {draft.botsDefined.join(', ')}
      </h2>
    );
  }
  return (
    <h2 ref={heading} tabIndex={-1} className={`${classes.sentence} numeric`}>
      {formatCountOf(report.rows, 'row')}
      {phrases.length > 0 && ': '}
      {phrases.map((phrase, index) => (
        <span key={phrase.filter} className={classes.part}>
          <button
            type="button"
            className={classes.phrase}
            data-bad={phrase.filter === 'rejected' || undefined}
            aria-pressed={filter === phrase.filter}
            onClick={() => onFilter(filter === phrase.filter ? 'all' : phrase.filter)}
          >
            {phrase.text}
          </button>
          {index < phrases.length - 1 ? ',' : '.'}
        </span>
      ))}
    </h2>
  );
}
