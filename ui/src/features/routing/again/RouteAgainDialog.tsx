import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../../components/ErrorState';
import { JobProgress } from '../../../components/JobProgress';
import { SkeletonRows } from '../../../components/SkeletonRows';
import { toast } from '../../../components/toast';
import { ipc, type RoutingApplied, type RoutingScope, type RoutingWhich } from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';
import { formatCount, formatCountOf } from '../../../lib/format';
import { useJob } from '../../../lib/useJob';
import { undoOperation } from '../../contacts/api';
import { routingPreviewQuery } from '../api';
import classes from './RouteAgain.module.css';
import { RoutePreview } from './RoutePreview';

interface RouteAgainDialogProps {
  scope: RoutingScope;
  /** Whose submissions: the flow app’s or the bot’s name. */
  name: string;
  opened: boolean;
  onClose: () => void;
}

/** Routes submissions that are there already, after it was said what that would do. */
export function RouteAgainDialog({ scope, name, opened, onClose }: RouteAgainDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={`Route submissions of “${name}”`}
      size={640}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {opened && <RouteAgain scope={scope} onClose={onClose} />}
    </Modal>
  );
}

const WHICH: { value: RoutingWhich; label: string }[] = [
  { value: 'without_card', label: 'Without a card' },
  { value: 'untouched', label: 'Also untouched cards' },
];

const HINTS: Record<RoutingWhich, string> = {
  without_card: 'Completed submissions that have made no card yet. Cards that are there stay as they are.',
  untouched: 'Cards that nobody has touched move to where the rules send them now, too.',
};

/** What was done: “Made 12 cards and moved 3”. */
export function appliedWords({ made, moved }: Pick<RoutingApplied, 'made' | 'moved'>): string {
  if (made === 0 && moved === 0) return 'Nothing was to be routed';
  if (moved === 0) return `Made ${formatCountOf(made, 'card')}`;
  if (made === 0) return `Moved ${formatCountOf(moved, 'card')}`;
  return `Made ${formatCountOf(made, 'card')} and moved ${formatCountOf(moved, 'card')}`;
}

function buttonWords(made: number, moved: number): string {
  if (moved === 0) return `Make ${formatCountOf(made, 'card')}`;
  if (made === 0) return `Move ${formatCountOf(moved, 'card')}`;
  return `Make ${formatCount(made)} and move ${formatCountOf(moved, 'card')}`;
}

function RouteAgain({ scope, onClose }: Pick<RouteAgainDialogProps, 'scope' | 'onClose'>) {
  const [which, setWhich] = useState<RoutingWhich>('without_card');
  const preview = useQuery(routingPreviewQuery({ scope, which }));
  const job = useJob<RoutingApplied>();
  const running = job.state.kind === 'running' ? job.state : null;
  const changes = (preview.data?.made ?? 0) + (preview.data?.moved ?? 0);

  const apply = async () => {
    const applied = await job.start((id, onProgress) => ipc.applyRouting({ scope, which, job: id }, onProgress));
    if (!applied) return;
    toast({
      message: appliedWords(applied),
      undo: applied.operation === null ? undefined : undoOperation(applied.operation),
    });
    onClose();
  };

  return (
    <div className={classes.body}>
      <SegmentedControl
        size="xs"
        aria-label="Which submissions"
        data={WHICH}
        value={which}
        disabled={running !== null}
        onChange={(next) => setWhich(next === 'untouched' ? 'untouched' : 'without_card')}
      />
      <p className={classes.hint}>{HINTS[which]}</p>
      {preview.isPending && <SkeletonRows rows={4} label="Working out what would change" />}
      {preview.isError && (
        <ErrorState what="What this would do" error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.data && <RoutePreview preview={preview.data} />}
      {job.state.kind === 'failed' && (
        <p className={classes.refusal} role="alert">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          {errorCopy(job.state.error).message} {errorCopy(job.state.error).next}
        </p>
      )}
      {running ? (
        <JobProgress
          progress={running.progress}
          cancelling={running.cancelling}
          onCancel={job.cancel}
          cancelLabel="Stop"
        />
      ) : (
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={changes === 0} onClick={() => void apply()}>
            {changes === 0 ? 'Nothing to route' : buttonWords(preview.data?.made ?? 0, preview.data?.moved ?? 0)}
          </Button>
        </Group>
      )}
    </div>
  );
}
