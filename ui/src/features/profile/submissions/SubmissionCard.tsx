import { SegmentedControl, UnstyledButton } from '@mantine/core';
import { IconChevronRight, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import { RelativeTime } from '../../../components/RelativeTime';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { SubmissionDetail } from '../../../ipc';
import { exactIn } from '../../../lib/days';
import { formatCountOf } from '../../../lib/format';
import { Answers } from './Answers';
import classes from './Submissions.module.css';
import { Transcript } from './Transcript';

interface SubmissionCardProps {
  submission: SubmissionDetail;
  isOpen: boolean;
  timezone: string;
  onToggle: () => void;
}

/** One conversation: a line that tells which, and below it the answers or the conversation itself. */
export function SubmissionCard({ submission, isOpen, timezone, onToggle }: SubmissionCardProps) {
  const [view, setView] = useState<'answers' | 'transcript'>('answers');
  const completed = submission.status === 'completed';
  const answered = submission.answers.filter((answer) => answer.text !== '').length;
  const id = `submission-${submission.id}`;

  return (
    <article className={classes.card} data-open={isOpen || undefined}>
      <h3 className={classes.cardTitle}>
        <UnstyledButton className={classes.cardLine} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <IconChevronRight className={classes.chevron} size={12} aria-hidden />
          <TruncatedText text={submission.bot} className={classes.bot} />
          <ToneBadge
            tone={completed ? 'good' : 'warn'}
            icon={completed ? <IconCircleCheck size={12} /> : <IconCircleDashed size={12} />}
          >
            {completed ? 'Completed' : 'Incomplete'}
          </ToneBadge>
          {submission.isTest ? <ToneBadge tone="quiet">Test</ToneBadge> : null}
          <span className={classes.cardMeta}>
            {formatCountOf(answered, 'answer')} · <RelativeTime at={submission.at} />
          </span>
        </UnstyledButton>
      </h3>
      {isOpen ? (
        <div id={id} className={classes.cardBody}>
          <dl className={classes.facts}>
            <Fact
              label="Started"
              value={submission.startedAt === null ? null : exactIn(submission.startedAt, timezone)}
            />
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
        </div>
      ) : null}
    </article>
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
