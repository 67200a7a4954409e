import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { JobProgress } from '../../../components/JobProgress';
import { toast, toastError } from '../../../components/toast';
import { type Filter, ipc, type SegmentInfo, type SegmentSaved, toIpcError } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { useDelayed } from '../../../lib/useDelayed';
import { useJob } from '../../../lib/useJob';
import { undoOperation } from '../../contacts/api';
import { segmentPreviewQuery } from '../api';
import { QuietPopover } from '../QuietPopover';
import classes from './Save.module.css';

interface SaveSegmentProps {
  segment: SegmentInfo;
  filter: Filter;
  /** The list is the segment’s again. */
  onSaved: () => void;
}

/** Gives the opened segment the filter, after it was said who would join and leave. */
export function SaveSegment({ segment, filter, onSaved }: SaveSegmentProps) {
  const [opened, setOpened] = useState(false);
  return (
    <QuietPopover
      opened={opened}
      onClose={() => setOpened(false)}
      label={`Save ${segment.name}`}
      width={320}
      target={<Button onClick={() => setOpened(!opened)}>Save</Button>}
    >
      <SaveForm
        segment={segment}
        filter={filter}
        onSaved={() => {
          setOpened(false);
          onSaved();
        }}
      />
    </QuietPopover>
  );
}

function SaveForm({ segment, filter, onSaved }: SaveSegmentProps) {
  const preview = useQuery(segmentPreviewQuery(segment.id, filter));
  const job = useJob<SegmentSaved>();
  const isRunning = job.state.kind === 'running';
  const isLong = useDelayed(isRunning, 1000);
  const moves = preview.data;

  const save = async () => {
    const saved = await job.start((id, onProgress) =>
      ipc
        .updateSegment({ segment: segment.id, name: null, color: null, filter, job: id }, onProgress)
        .catch((thrown: unknown) => {
          toastError(thrown);
          throw thrown;
        }),
    );
    if (!saved) return;
    toast({
      message: `Saved “${saved.segment.name}”: ${formatCountOf(saved.segment.count, 'person', 'people')}`,
      undo: saved.operation === null ? undefined : undoOperation(saved.operation),
    });
    onSaved();
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className={classes.title}>
        Save “<bdi>{segment.name}</bdi>” with this filter?
      </p>
      <dl className={`${classes.moves} numeric`} aria-busy={preview.isPending}>
        <Move words="join" count={moves?.joining} />
        <Move words="leave" count={moves?.leaving} />
        <Move words="afterwards" count={moves?.count} />
      </dl>
      {preview.isError && (
        <p className={classes.refused} role="alert">
          {toIpcError(preview.error).message}
        </p>
      )}
      {isLong && job.state.kind === 'running' ? (
        <JobProgress progress={job.state.progress} cancelling={job.state.cancelling} onCancel={job.cancel} />
      ) : (
        <Button type="submit" fullWidth loading={isRunning} disabled={preview.isError} data-autofocus>
          Save
        </Button>
      )}
    </form>
  );
}

function Move({ words, count }: { words: string; count: number | undefined }) {
  return (
    <div className={classes.move}>
      <dt>{words}</dt>
      <dd>{count === undefined ? '\u2007' : formatCountOf(count, 'person', 'people')}</dd>
    </div>
  );
}
