import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { RelativeTime } from '../../components/RelativeTime';
import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { ImportSummary } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';
import classes from './Imports.module.css';
import { useJobOf } from './jobs';
import { briefPhrases } from './sentences';

const ROW_HEIGHT = 44;

export function ImportList({ imports }: { imports: ImportSummary[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: imports.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul className={classes.list} style={{ height: virtualizer.getTotalSize() }} aria-label="Imports">
        {virtualizer.getVirtualItems().map((item) => {
          const run = imports[item.index];
          return (
            run && (
              <li key={run.import} className={classes.placed} style={{ transform: `translateY(${item.start}px)` }}>
                <ImportLine run={run} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function ImportLine({ run }: { run: ImportSummary }) {
  return (
    <Link to="/imports/$id" params={{ id: run.import }} className={classes.line}>
      <div className={classes.files}>
        <TruncatedText text={run.files[0] ?? 'No file'} className={classes.file} />
        {run.files.length > 1 && <span className={classes.more}>+{formatCount(run.files.length - 1)}</span>}
      </div>
      <div className={`${classes.numbers} numeric`}>
        <TruncatedText text={[formatCountOf(run.report.rows, 'row'), ...briefPhrases(run.report)].join(' · ')} />
      </div>
      <State run={run} />
      <span className={classes.who}>
        <TruncatedText text={run.member} />
      </span>
      <span className={classes.when}>
        <RelativeTime at={run.at} />
      </span>
    </Link>
  );
}

/** Done needs no word; what is not done does. */
function State({ run }: { run: ImportSummary }) {
  const job = useJobOf(run.import);
  if (job !== null) return <ToneBadge tone="good">{job.kind === 'undo' ? 'Taking back' : 'Running'}</ToneBadge>;
  if (run.state === 'applying') return <ToneBadge tone="warn">Stopped</ToneBadge>;
  if (run.state === 'undone') return <ToneBadge tone="quiet">Undone</ToneBadge>;
  return <span />;
}
