import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { JobProgress } from '../../../components/JobProgress';
import { toast } from '../../../components/toast';
import { type Filter, ipc, type SegmentSaved, type TagColor } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { useDelayed } from '../../../lib/useDelayed';
import { useJob } from '../../../lib/useJob';
import { undoOperation } from '../../contacts/api';
import { QuietPopover } from '../QuietPopover';
import { ColorRow } from './ColorRow';
import classes from './Save.module.css';

interface SaveAsSegmentProps {
  filter: Filter;
  /** What the list is searched for, which is no part of a segment. */
  search: string;
  label: string;
}

/** Keeps the filter under a name of its own, and opens it. */
export function SaveAsSegment({ filter, search, label }: SaveAsSegmentProps) {
  const [opened, setOpened] = useState(false);
  return (
    <QuietPopover
      opened={opened}
      onClose={() => setOpened(false)}
      label="Save as a new segment"
      width={300}
      target={
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {label}
        </Button>
      }
    >
      <SaveAsForm filter={filter} search={search} onSaved={() => setOpened(false)} />
    </QuietPopover>
  );
}

function SaveAsForm({ filter, search, onSaved }: Omit<SaveAsSegmentProps, 'label'> & { onSaved: () => void }) {
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [color, setColor] = useState<TagColor | null>(null);
  const job = useJob<SegmentSaved>();
  const isRunning = job.state.kind === 'running';
  const isLong = useDelayed(isRunning, 1000);

  const save = async () => {
    const saved = await job.start((id, onProgress) =>
      ipc.createSegment({ name: name.trim(), color, filter, job: id }, onProgress),
    );
    if (!saved) return;
    toast({
      message: `Added the segment “${saved.segment.name}”: ${formatCountOf(saved.segment.count, 'person', 'people')}`,
      undo: saved.operation === null ? undefined : undoOperation(saved.operation),
    });
    onSaved();
    await navigate({ to: '/contacts', search: { segment: saved.segment.id } });
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '' && !isRunning) void save();
      }}
    >
      <TextInput
        label="Name"
        placeholder="Who are they?"
        maxLength={80}
        data-autofocus
        value={name}
        error={job.state.kind === 'failed' ? job.state.error.message : undefined}
        onChange={(event) => {
          setName(event.currentTarget.value);
          if (job.state.kind === 'failed') job.reset();
        }}
      />
      <ColorRow color={color} onColor={setColor} />
      {search !== '' && (
        <p className={classes.quiet}>
          The search for “<bdi>{search}</bdi>” is no part of the segment.
        </p>
      )}
      {isLong && job.state.kind === 'running' ? (
        <JobProgress progress={job.state.progress} cancelling={job.state.cancelling} onCancel={job.cancel} />
      ) : (
        <Button type="submit" fullWidth loading={isRunning} disabled={name.trim() === ''}>
          Save segment
        </Button>
      )}
    </form>
  );
}
