import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { ToneBadge } from '../../../components/ToneBadge';
import type { SubmissionStatus } from '../../../ipc';

/** Whether a conversation was finished. */
export function StatusBadge({ status }: { status: SubmissionStatus }) {
  const completed = status === 'completed';
  return (
    <ToneBadge
      tone={completed ? 'good' : 'warn'}
      icon={completed ? <IconCircleCheck size={12} /> : <IconCircleDashed size={12} />}
    >
      {completed ? 'Completed' : 'Incomplete'}
    </ToneBadge>
  );
}
