import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { RelativeTime } from '../../../components/RelativeTime';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { SubmissionDetail } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { StatusBadge } from './StatusBadge';
import { SubmissionBody } from './SubmissionBody';
import classes from './Submissions.module.css';

interface SubmissionCardProps {
  submission: SubmissionDetail;
  isOpen: boolean;
  timezone: string;
  onToggle: () => void;
}

/** One conversation: a line that tells which, and below it the answers or the conversation itself. */
export function SubmissionCard({ submission, isOpen, timezone, onToggle }: SubmissionCardProps) {
  const answered = submission.answers.filter((answer) => answer.text !== '').length;
  const id = `submission-${submission.id}`;

  return (
    <article className={classes.card} data-open={isOpen || undefined}>
      <h3 className={classes.cardTitle}>
        <UnstyledButton className={classes.cardLine} aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <IconChevronRight className={classes.chevron} size={12} aria-hidden />
          <TruncatedText text={submission.bot} className={classes.bot} />
          <StatusBadge status={submission.status} />
          {submission.isTest ? <ToneBadge tone="quiet">Test</ToneBadge> : null}
          <span className={classes.cardMeta}>
            {formatCountOf(answered, 'answer')} · <RelativeTime at={submission.at} />
          </span>
        </UnstyledButton>
      </h3>
      {isOpen ? (
        <div id={id} className={classes.cardBody}>
          <SubmissionBody submission={submission} timezone={timezone} />
        </div>
      ) : null}
    </article>
  );
}
