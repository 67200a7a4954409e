import { Button, Loader } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { JobProgress } from '../../../components/JobProgress';
import { RelativeTime } from '../../../components/RelativeTime';
import { TruncatedText } from '../../../components/TruncatedText';
import type { ImportSummary, RowFilter } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { stopImportJob, useJobOf } from '../jobs';
import { RowsByOutcome } from '../rows/RowsByOutcome';
import { donePhrases, sentence } from '../sentences';
import { Warnings } from '../wizard/Warnings';
import { finishImport, saveRejects, undoImport, useUndoReport } from './actions';
import classes from './Detail.module.css';
import { ImportSegments } from './ImportSegments';
import { MadeCards } from './MadeCards';
import { NextLooks } from './NextLooks';
import { UndoResult } from './UndoResult';

const HEADLINES = {
  applied: { icon: IconCheck, text: 'Import finished', tone: 'good' },
  applying: { icon: IconPlayerPause, text: 'Stopped half-way', tone: 'warn' },
  undone: { icon: IconArrowBackUp, text: 'Import undone', tone: 'quiet' },
} as const;

/** What an import did, what it refused, and the ways to finish it or take it back. */
export function ImportDetail({ run }: { run: ImportSummary }) {
  const [filter, setFilter] = useState<RowFilter>('all');
  const job = useJobOf(run.import);
  const undo = useUndoReport(run.import);
  const { icon: Icon, text, tone } = HEADLINES[run.state];
  const { report } = run;
  const phrases = donePhrases(report);

  return (
    <div className={classes.detail}>
      <div className={classes.head}>
        <h2 className={classes.headline}>
          <span className={classes.sign} data-tone={job === null ? tone : undefined} aria-hidden>
            {job === null ? <Icon size={16} stroke={2} /> : <Loader size={14} color="gray" />}
          </span>
          {job === null ? text : job.kind === 'undo' ? 'Taking the import back' : 'Importing'}
        </h2>
        <p className={`${classes.summary} numeric`}>
          {phrases.length === 0 ? 'It changed nothing.' : `${sentence(phrases)}.`}
        </p>
        <div className={classes.meta}>
          <TruncatedText text={run.files.join(', ')} />
          <span>·</span>
          <span className={classes.metaPart}>{run.member}</span>
          <span>·</span>
          <span className={classes.metaPart}>
            <RelativeTime at={run.at} />
          </span>
        </div>
        {job !== null && (
          <div className={classes.progress}>
            <JobProgress
              progress={job.progress}
              cancelling={job.cancelling}
              onCancel={() => stopImportJob(job.job)}
              cancelLabel="Stop"
            />
          </div>
        )}
        {job === null && <Actions run={run} />}
        {undo && <UndoResult report={undo} />}
        {run.state !== 'undone' && job === null && <MadeCards report={report} />}
        {run.state !== 'undone' && job === null && <NextLooks report={report} />}
        <Warnings warnings={report.warnings} />
        {run.state !== 'undone' && job === null && <ImportSegments run={run} />}
      </div>
      {report.rows > 0 && (
        <div className={classes.rows}>
          <RowsByOutcome
            importId={run.import}
            plan={run.state}
            report={report}
            manyFiles={run.files.length > 1}
            filter={filter}
            onFilter={setFilter}
          />
        </div>
      )}
    </div>
  );
}

function Actions({ run }: { run: ImportSummary }) {
  const navigate = useNavigate();
  const { report, state } = run;
  return (
    <div className={classes.actions}>
      {state === 'applying' && run.canFinish && (
        <Button leftSection={<IconPlayerPlay size={14} />} onClick={() => void finishImport(run.import)}>
          Finish the import
        </Button>
      )}
      {state === 'applied' && (
        <Button leftSection={<IconUsers size={14} />} onClick={() => void navigate({ to: '/contacts', search: {} })}>
          Show contacts
        </Button>
      )}
      {report.rejected > 0 && (
        <Button variant="default" leftSection={<IconDownload size={14} />} onClick={() => void saveRejects(run.import)}>
          Save the {formatCountOf(report.rejected, 'rejected row')}
        </Button>
      )}
      {state !== 'undone' && (
        <Button variant="default" leftSection={<IconArrowBackUp size={14} />} onClick={() => void undoImport(run)}>
          Undo this import
        </Button>
      )}
    </div>
  );
}
