import { Button, Group, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useState } from 'react';
import { JobProgress } from '../../../components/JobProgress';
import { toast } from '../../../components/toast';
import { type ContactsChanged, type FieldInfo, ipc, type Selection, toIpcError } from '../../../ipc';
import { formatCount, formatCountOf } from '../../../lib/format';
import { useDebounced } from '../../../lib/useDebounced';
import { useDelayed } from '../../../lib/useDelayed';
import { useJob } from '../../../lib/useJob';
import { undoOperation } from '../../contacts/api';
import { FieldEditor } from '../FieldEditor';
import { tidyInput } from '../toInput';
import { FieldPicker } from './FieldPicker';
import classes from './SetField.module.css';
import { setFieldCountQuery } from './setFieldCount';

interface SetFieldFormProps {
  selection: Selection;
  onDone: () => void;
  onRunning: (running: boolean) => void;
}

type Mode = 'set' | 'clear';

/** Typing rests before it is counted. */
const REST_MS = 250;

/** Which field, which value, and how many contacts it would change. A refusal loses nothing of it. */
export function SetFieldForm({ selection, onDone, onRunning }: SetFieldFormProps) {
  const [field, setField] = useState<FieldInfo | null>(null);
  const [mode, setMode] = useState<Mode>('set');
  const [typed, setTyped] = useState<string[]>([]);
  const job = useJob<ContactsChanged>();
  const isRunning = job.state.kind === 'running';
  const isLong = useDelayed(isRunning, 1000);
  useEffect(() => onRunning(isRunning), [isRunning, onRunning]);

  const isClearing = mode === 'clear' && field?.required !== true;
  const values = isClearing ? [] : tidyInput(typed);
  const isReady = field !== null && (isClearing || values.length > 0);
  const input = useSteady({ selection, input: { field: field?.id ?? '', values } });
  const rested = useDebounced(input, REST_MS);
  const count = useQuery({ ...setFieldCountQuery(rested), enabled: isReady && rested === input && !isRunning });
  const changed = isReady && rested === input ? count.data?.changed : undefined;
  const failure =
    job.state.kind === 'failed' ? job.state.error : isReady && count.error ? toIpcError(count.error) : null;

  const statusWords =
    job.state.kind === 'cancelled'
      ? 'Stopped. Nothing was changed.'
      : isReady && failure === null
        ? countWords(isClearing, count.data, changed)
        : '';

  const choose = (next: FieldInfo | null) => {
    setField(next);
    setTyped([]);
    setMode('set');
    job.reset();
  };
  const edit = (next: string[]) => {
    setTyped(next);
    job.reset();
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!field || !changed || isRunning) return;
    const done = await job.start((name, onProgress) => ipc.setField({ ...input, job: name }, onProgress));
    if (!done) return;
    const { operation } = done;
    const people = formatCountOf(done.count, 'contact');
    toast({
      message: isClearing ? `Cleared ${field.label} of ${people}` : `Set ${field.label} for ${people}`,
      undo: operation === null ? undefined : undoOperation(operation),
    });
    onDone();
  };

  return (
    <form onSubmit={submit} className={classes.form}>
      <FieldPicker value={field} onChange={choose} disabled={isRunning} />
      {field && (
        <>
          <SegmentedControl
            size="xs"
            aria-label="What to do"
            disabled={isRunning}
            data={[
              { value: 'set', label: 'Set a value' },
              { value: 'clear', label: 'Clear', disabled: field.required },
            ]}
            value={isClearing ? 'clear' : 'set'}
            onChange={(next) => {
              setMode(next === 'clear' ? 'clear' : 'set');
              job.reset();
            }}
          />
          {!isClearing && (
            <FieldEditor
              key={field.id}
              field={field}
              value={typed}
              onChange={edit}
              label="Value"
              description={field.help}
              error={failure?.message}
              autoFocus
            />
          )}
          {field.required && <p className={classes.hint}>Every contact has to have one, so it cannot be cleared.</p>}
        </>
      )}
      {isClearing && failure && (
        <p className={classes.refusal} role="alert">
          {failure.message}
        </p>
      )}
      {isLong && job.state.kind === 'running' ? (
        <JobProgress progress={job.state.progress} cancelling={job.state.cancelling} onCancel={job.cancel} />
      ) : (
        <>
          <p className={`${classes.count} numeric`} role="status">
            {statusWords}
          </p>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onDone} disabled={isRunning}>
              Cancel
            </Button>
            <Button type="submit" className="numeric" disabled={!changed || failure !== null} loading={isRunning}>
              {buttonWords(isClearing, changed)}
            </Button>
          </Group>
        </>
      )}
    </form>
  );
}

/** The same object while it says the same. */
function useSteady<T>(value: T): T {
  const [steady, setSteady] = useState(value);
  if (steady === value || JSON.stringify(steady) === JSON.stringify(value)) return steady;
  setSteady(value);
  return value;
}

function countWords(isClearing: boolean, count: { selected: number } | undefined, changed: number | undefined): string {
  if (!count || changed === undefined) return 'Counting…';
  const all = formatCountOf(count.selected, 'contact');
  if (changed === 0)
    return isClearing ? `Nothing to clear: ${all}, none with a value.` : `${all} selected, and nothing would change.`;
  return `Changes ${formatCount(changed)} of ${all}.`;
}

function buttonWords(isClearing: boolean, changed: number | undefined): string {
  const verb = isClearing ? 'Clear' : 'Set';
  return changed ? `${verb} for ${formatCountOf(changed, 'contact')}` : verb;
}
