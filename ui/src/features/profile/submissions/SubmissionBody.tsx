import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { SubmissionDetail } from '../../../ipc';
import { exactIn } from '../../../lib/days';
import { Answers } from './Answers';
import classes from './Submissions.module.css';
import { Transcript } from './Transcript';

interface SubmissionBodyProps {
  submission: SubmissionDetail;
  timezone: string;
}

/** What a conversation holds: when it was, what was answered, or how it went word by word. */
export function SubmissionBody({ submission, timezone }: SubmissionBodyProps) {
  const [view, setView] = useState<'answers' | 'transcript'>('answers');
  return (
    <>
      <dl className={classes.facts}>
        <Fact label="Started" value={submission.startedAt === null ? null : exactIn(submission.startedAt, timezone)} />
        <Fact
          label="Completed"
          value={submission.completedAt === null ? null : exactIn(submission.completedAt, timezone)}
        />
        <Fact label="File" value={submission.file} />
        <Fact label="ID" value={submission.externalId} />
      </dl>
      {submission.summary === null ? null : <p className={classes.summary}>{submission.summary}</p>}
      {submission.transcript.length === 0 ? null : (
        <SegmentedControl
          className={classes.views}
          size="xs"
          aria-label="How to read it"
          data={[
            { value: 'answers', label: 'Answers' },
            { value: 'transcript', label: 'Conversation' },
          ]}
          value={view}
          onChange={(value) => setView(value === 'transcript' ? 'transcript' : 'answers')}
        />
      )}
      {view === 'answers' ? (
        <Answers answers={submission.answers} />
      ) : (
        <Transcript messages={submission.transcript} timezone={timezone} />
      )}
    </>
  );
}

function Fact({ label, value }: { label: string; value: string | null }) {
  if (value === null) return null;
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}
