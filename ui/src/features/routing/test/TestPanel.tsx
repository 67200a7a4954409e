import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { FlowAppInfo, SubmissionId, TestRouting } from '../../../ipc';
import { useDebounced } from '../../../lib/useDebounced';
import { takesEscape } from '../../filters/QuietPopover';
import { routingTestQuery } from '../api';
import { SubmissionPicker } from './SubmissionPicker';
import classes from './Test.module.css';
import { TestOfSubmission } from './TestOfSubmission';
import { TestResult } from './TestResult';
import { TypedAnswers } from './TypedAnswers';

interface TestPanelProps {
  app: FlowAppInfo;
  /** The submission that the rules are tried on. */
  submission: SubmissionId | undefined;
  onSubmission: (submission: SubmissionId | undefined) => void;
  onClose: () => void;
}

const REST_MS = 150;

/** Tries the rules of a flow app on a submission that is there, or on answers as typed. */
export function TestPanel({ app, submission, onSubmission, onClose }: TestPanelProps) {
  const [how, setHow] = useState<'submission' | 'typed'>('submission');
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || takesEscape(event.target)) return;
    event.stopPropagation();
    onClose();
  };
  return (
    <section ref={panel} className={classes.panel} aria-label="Test rules" tabIndex={-1} onKeyDown={onKeyDown}>
      <header className={classes.head}>
        <h2 className={classes.title}>Test rules</h2>
        <ActionIcon aria-label="Close the test" onClick={onClose}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
      </header>
      <div className={classes.body}>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label="Test with"
          value={how}
          onChange={(next) => setHow(next === 'typed' ? 'typed' : 'submission')}
          data={[
            { value: 'submission', label: 'A submission' },
            { value: 'typed', label: 'Typed answers' },
          ]}
        />
        {how === 'submission' ? (
          <>
            <SubmissionPicker app={app} submission={submission} onSubmission={onSubmission} />
            {submission !== undefined && <TestOfSubmission submission={submission} />}
          </>
        ) : (
          <Typed app={app} />
        )}
      </div>
    </section>
  );
}

function Typed({ app }: { app: FlowAppInfo }) {
  const [bot, setBot] = useState(app.bots[0]?.id ?? null);
  const [given, setGiven] = useState<Pick<TestRouting, 'answers' | 'contact'>>({ answers: [], contact: [] });
  const input = useDebounced(given, REST_MS);
  const contact = input.contact.filter(({ text }) => text.trim() !== '');
  const answer = useQuery({
    ...routingTestQuery({ submission: null, bot, answers: input.answers, contact }),
    enabled: bot !== null,
  });
  if (bot === null) {
    return <p className={classes.quiet}>This flow app has no bot yet. Move one into it to type its answers.</p>;
  }
  return (
    <>
      <TypedAnswers
        bots={app.bots}
        bot={bot}
        onBot={(next) => {
          setBot(next);
          setGiven({ answers: [], contact: [] });
        }}
        given={given}
        onGiven={setGiven}
      />
      {answer.isPending && <SkeletonRows rows={4} label="Trying the rules" />}
      {answer.isError && <ErrorState what="The test" error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.data && <TestResult test={answer.data} />}
    </>
  );
}
