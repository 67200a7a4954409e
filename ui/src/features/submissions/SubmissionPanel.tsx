import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp, IconLink, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState } from '../../components/ErrorState';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { RelativeTime } from '../../components/RelativeTime';
import { SkeletonRows } from '../../components/SkeletonRows';
import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { SubmissionId, SubmissionView } from '../../ipc';
import { LinkDialog, type LinkedSubmission } from '../matches/LinkDialog';
import { useTimezone } from '../profile/api';
import { StatusBadge } from '../profile/submissions/StatusBadge';
import { SubmissionBody } from '../profile/submissions/SubmissionBody';
import { TestOfSubmission } from '../routing/test/TestOfSubmission';
import { submissionQuery } from './api';
import { MadeFacts } from './MadeFacts';
import classes from './Submissions.module.css';
import { NoContact } from './SubmissionTable';

interface SubmissionPanelProps {
  submission: SubmissionId;
  /** Where it stands in the list, where that is known. */
  position: number | null;
  total: number;
  onStep: (step: -1 | 1) => void;
  onClose: () => void;
}

/** One submission beside the list: whose it is, what was answered, and what became of it. */
export function SubmissionPanel({ submission, position, total, onStep, onClose }: SubmissionPanelProps) {
  const answer = useQuery(submissionQuery(submission));
  const view = answer.data;
  return (
    <aside className={classes.panel} aria-label="Submission">
      <div className={classes.panelHead}>
        <h2 className={classes.panelTitle}>
          <TruncatedText text={view?.submission.bot ?? 'Submission'} />
        </h2>
        <div className={classes.panelTools}>
          <Tooltip label="Previous ([)">
            <ActionIcon
              aria-label="Previous submission"
              disabled={position === null || position === 0}
              onClick={() => onStep(-1)}
            >
              <IconChevronUp size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label="Next (])">
            <ActionIcon
              aria-label="Next submission"
              disabled={position === null || position >= total - 1}
              onClick={() => onStep(1)}
            >
              <IconChevronDown size={16} stroke={1.75} />
            </ActionIcon>
          </Tooltip>
          <ActionIcon aria-label="Close the submission" onClick={onClose}>
            <IconX size={16} stroke={1.75} />
          </ActionIcon>
        </div>
      </div>
      <div className={classes.panelBody}>
        {answer.isPending && <SkeletonRows rows={8} label="Loading the submission" />}
        {answer.isError && (
          <ErrorState what="This submission" error={answer.error} onRetry={() => void answer.refetch()} />
        )}
        {view && <Whole key={view.submission.id} view={view} />}
      </div>
    </aside>
  );
}

function Whole({ view }: { view: SubmissionView }) {
  const timezone = useTimezone();
  const [linking, setLinking] = useState<LinkedSubmission | null>(null);
  const [isExplained, explain] = useDisclosure(false);
  const { submission, contact } = view;
  const link = () => setLinking({ id: submission.id, bot: submission.bot, contact });
  return (
    <>
      <div className={classes.marks}>
        <StatusBadge status={submission.status} />
        {submission.isTest && <ToneBadge tone="quiet">Test</ToneBadge>}
        <RelativeTime at={submission.at} />
        <Link to="/bots/$id" params={{ id: view.bot }} className={classes.by}>
          Show the bot
        </Link>
      </div>
      <dl className={classes.facts}>
        <dt>Contact</dt>
        <dd>
          {contact ? (
            <Link to="/contacts/$id" params={{ id: contact.id }} search={{}} className={classes.link}>
              <InitialsAvatar id={contact.id} name={contact.name} size={20} />
              <TruncatedText text={contact.name} />
            </Link>
          ) : (
            <NoContact />
          )}
          {contact?.inBin && <ToneBadge tone="quiet">In the bin</ToneBadge>}
          <Button
            className={classes.factEnd ?? ''}
            variant={contact ? 'subtle' : 'default'}
            color="gray"
            size="compact-xs"
            leftSection={<IconLink size={13} stroke={1.75} />}
            onClick={link}
          >
            {contact ? 'Link to another…' : 'Link to contact…'}
          </Button>
        </dd>
        <MadeFacts view={view} isExplained={isExplained} onExplain={explain.toggle} />
      </dl>
      {isExplained && (
        <div className={classes.why}>
          <TestOfSubmission submission={submission.id} />
        </div>
      )}
      <div className={classes.content}>
        <SubmissionBody submission={submission} timezone={timezone} />
      </div>
      <LinkDialog submission={linking} onClose={() => setLinking(null)} />
    </>
  );
}
