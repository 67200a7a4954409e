import { Button } from '@mantine/core';
import { IconInbox, IconLink } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { EmptyState } from '../../components/EmptyState';
import { ErrorState } from '../../components/ErrorState';
import { PageHeader } from '../../components/PageHeader';
import { RelativeTime } from '../../components/RelativeTime';
import { SkeletonRows } from '../../components/SkeletonRows';
import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { UnmatchedSubmission } from '../../ipc';
import { useVirtualPages } from '../../lib/useVirtualPages';
import { unmatchedQuery } from './api';
import { LinkDialog } from './LinkDialog';
import classes from './Review.module.css';

const CARD_HEIGHT = 96;

/** Submissions that gave neither e-mail nor phone nor name, and wait for a member to say whose they are. */
export function UnmatchedScreen() {
  const query = useInfiniteQuery(unmatchedQuery);
  const navigate = useNavigate();
  const [linking, setLinking] = useState<UnmatchedSubmission | null>(null);
  const submissions = useMemo(() => query.data?.pages.flatMap((page) => page.submissions) ?? [], [query.data]);

  return (
    <div className={classes.screen}>
      <PageHeader title="Unmatched" count={query.data?.pages[0]?.total} />
      {query.isPending && <SkeletonRows rows={5} height={CARD_HEIGHT} label="Loading the submissions" />}
      {query.isError && <ErrorState what="The submissions" error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && submissions.length === 0 && (
        <EmptyState
          icon={IconInbox}
          title="Every submission has its contact. Those without e-mail, phone and name wait here."
          action={
            <Button variant="default" onClick={() => void navigate({ to: '/contacts' })}>
              Go to contacts
            </Button>
          }
        />
      )}
      {submissions.length > 0 && <UnmatchedList submissions={submissions} pages={query} onLink={setLinking} />}
      <LinkDialog submission={linking} onClose={() => setLinking(null)} />
    </div>
  );
}

interface UnmatchedListProps {
  submissions: UnmatchedSubmission[];
  pages: Parameters<typeof useVirtualPages>[3];
  onLink: (submission: UnmatchedSubmission) => void;
}

function UnmatchedList({ submissions, pages, onLink }: UnmatchedListProps) {
  const { scroller, virtualizer } = useVirtualPages(
    submissions.length,
    (index) => submissions[index]?.id ?? String(index),
    CARD_HEIGHT,
    pages,
  );
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        className={classes.list}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label="Submissions without a contact"
      >
        {virtualizer.getVirtualItems().map((item) => {
          const submission = submissions[item.index];
          return (
            submission && (
              <li
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                className={classes.placed}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <UnmatchedCard submission={submission} onLink={() => onLink(submission)} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

function UnmatchedCard({ submission, onLink }: { submission: UnmatchedSubmission; onLink: () => void }) {
  return (
    <article className={classes.card} aria-label={`Submission of ${submission.bot}`}>
      <div className={classes.cardHead}>
        <TruncatedText text={submission.bot} className={classes.bot} />
        {submission.status === 'incomplete' && <ToneBadge tone="warn">Incomplete</ToneBadge>}
        <span className={classes.when}>
          <RelativeTime at={submission.at} />
        </span>
        <Button variant="default" leftSection={<IconLink size={14} />} onClick={onLink} className={classes.link}>
          Link to contact…
        </Button>
      </div>
      <dl className={classes.preview}>
        {submission.preview.map((answer) => (
          <div key={answer.name} className={classes.answer}>
            <dt>
              <TruncatedText text={answer.label} />
            </dt>
            <dd>
              <TruncatedText text={answer.text === '' ? 'Skipped' : answer.text} />
            </dd>
          </div>
        ))}
        {submission.preview.length === 0 && <div className={classes.nothing}>It has no answers.</div>}
      </dl>
    </article>
  );
}
