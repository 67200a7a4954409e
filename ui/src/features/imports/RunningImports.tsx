import { Progress, Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatSecondsLeft } from '../../lib/format';
import { type ImportJobState, type JobKind, useImportJobs } from './jobs';
import classes from './RunningImports.module.css';

const VERBS: Record<JobKind, string> = { import: 'Importing', finish: 'Importing', undo: 'Taking back' };

/** A slim line for each import that runs now, for the sidebar. Leads to where it can be stopped. */
export function RunningImports({ folded }: { folded: boolean }) {
  return useImportJobs().map((job) => <RunningImport key={job.job} job={job} folded={folded} />);
}

function RunningImport({ job, folded }: { job: ImportJobState; folded: boolean }) {
  const total = job.progress?.total ?? null;
  const percent = job.progress && total ? Math.floor((job.progress.done / total) * 100) : null;
  const left = job.progress?.secondsLeft ?? null;
  const label = `${VERBS[job.kind]}${percent === null ? '' : ` ${percent} %`}`;
  const target = job.kind === 'import' ? { to: '/imports/new' } : { to: '/imports/$id', params: { id: job.importId } };
  return (
    <Tooltip label={left === null ? label : `${label}, ${formatSecondsLeft(left)}`} position="right">
      <Link {...target} className={classes.running} aria-label={label}>
        {!folded && <span className={`${classes.label} numeric`}>{label}</span>}
        <Progress value={percent ?? 100} animated={percent === null} size={3} aria-hidden />
      </Link>
    </Tooltip>
  );
}
