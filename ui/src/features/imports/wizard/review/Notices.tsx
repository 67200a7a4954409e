import { Button } from '@mantine/core';
import { IconFlask, IconGitCompare, IconListCheck, IconRobot } from '@tabler/icons-react';
import type { ImportDraft, ImportReport } from '../../../../ipc';
import { formatCountOf } from '../../../../lib/format';
import { useFieldList } from '../../../fields/api';
import { newOptionSentences } from '../../sentences';
import classes from './Review.module.css';

interface NoticesProps {
  draft: ImportDraft;
  report: ImportReport;
  onLook: () => void;
}

/** What stands on its own beside the counts: suspicious matches, tests, bots that come along. */
export function Notices({ draft, report, onLook }: NoticesProps) {
  const { fields } = useFieldList();
  return (
    <div className={classes.notices}>
      {report.checks > 0 && (
        <div className={classes.notice} data-tone="warn">
          <IconGitCompare size={16} stroke={1.75} aria-hidden />
          <span>
            {formatCountOf(report.checks, 'match looks', 'matches look')} suspicious. After the import you can split{' '}
            {report.checks === 1 ? 'it' : 'them'} off under “Check matches”.
          </span>
          <Button variant="default" onClick={onLook}>
            Look
          </Button>
        </div>
      )}
      {report.tests > 0 && (
        <div className={classes.notice}>
          <IconFlask size={16} stroke={1.75} aria-hidden />
          <span>
            {formatCountOf(report.tests, 'row is a test', 'rows are tests')}: stored and marked, but{' '}
            {report.tests === 1 ? 'it creates no contact and counts' : 'they create no contacts and count'} nowhere.
          </span>
        </div>
      )}
      {newOptionSentences(report, fields).map((sentence) => (
        <div key={sentence} className={classes.notice}>
          <IconListCheck size={16} stroke={1.75} aria-hidden />
          <span className="numeric">{sentence}</span>
        </div>
      ))}
      {draft.botsDefined.length > 0 && report.kind !== 'bots' && (
        <div className={classes.notice}>
          <IconRobot size={16} stroke={1.75} aria-hidden />
          <span>The questions of {draft.botsDefined.join(', ')} come along, so that answers stand under them.</span>
        </div>
      )}
    </div>
  );
}
