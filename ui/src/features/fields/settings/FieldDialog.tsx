import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { JobProgress } from '../../../components/JobProgress';
import {
  type FieldChangePreview,
  type FieldInfo,
  type FieldList,
  type FieldSaved,
  type IpcError,
  ipc,
  toIpcError,
} from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';
import { useJob } from '../../../lib/useJob';
import { ChangeReview } from './ChangeReview';
import { blankDraft, definitionOf, draftOf, type FieldDraft, touchesValues } from './draft';
import { FieldForm } from './FieldForm';
import { FieldPreview } from './FieldPreview';
import { useFieldOwner } from './owner';
import classes from './Settings.module.css';
import { saidWithUndo } from './useFieldVerbs';

interface FieldDialogProps {
  list: FieldList;
  /** The field that is changed; nothing for a new one. */
  field: FieldInfo | null;
  onClose: () => void;
}

type Step = { kind: 'form' } | { kind: 'review'; preview: FieldChangePreview };

/** Makes a field, or changes one. A change that would cost values says so before it is made. */
export function FieldDialog({ list, field, onClose }: FieldDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={field ? `Edit “${field.label}”` : 'Add Field'}
      size={800}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FieldSteps list={list} field={field} onClose={onClose} />
    </Modal>
  );
}

function FieldSteps({ list, field, onClose }: FieldDialogProps) {
  const { recordType } = useFieldOwner();
  const [draft, setDraft] = useState<FieldDraft>(() =>
    field ? draftOf(field) : blankDraft(list.groups[0]?.id ?? null, list.currency ?? null),
  );
  const [step, setStep] = useState<Step>({ kind: 'form' });
  const [error, setError] = useState<IpcError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const asking = useJob<FieldChangePreview>();
  const changing = useJob<FieldSaved>();
  const running = [asking.state, changing.state].find((state) => state.kind === 'running');

  const change = (next: Partial<FieldDraft>) => {
    setDraft((was) => ({ ...was, ...next }));
    setError(null);
  };

  const kept = <T,>(work: Promise<T>): Promise<T> =>
    work.catch((thrown: unknown) => {
      const refused = toIpcError(thrown);
      if (refused.code !== 'cancelled') setError(refused);
      throw thrown;
    });

  async function create() {
    setIsSaving(true);
    try {
      const made = await ipc.createField({
        ...(recordType === null ? {} : { recordType }),
        key: draft.key || null,
        group: draft.group,
        definition: definitionOf(draft),
      });
      saidWithUndo(`Added ${made.field.label}`, made.operation);
      onClose();
    } catch (thrown) {
      setError(toIpcError(thrown));
      setIsSaving(false);
    }
  }

  async function update(of: FieldInfo, loseValues: boolean) {
    const definition = definitionOf(draft);
    const saved = await changing.start((job, onProgress) =>
      kept(ipc.updateField({ field: of.id, definition, loseValues, job }, onProgress)),
    );
    if (!saved) return;
    saidWithUndo(`Changed ${saved.field.label}`, saved.operation);
    onClose();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    // A dialog is drawn elsewhere, but its events still pass through the page that opened it.
    event.stopPropagation();
    if (running || isSaving) return;
    setError(null);
    if (!field) return create();
    const definition = definitionOf(draft);
    if (touchesValues(field, definition)) {
      const preview = await asking.start((job, onProgress) =>
        kept(ipc.previewFieldChange({ field: field.id, definition, loseValues: false, job }, onProgress)),
      );
      if (!preview) return;
      if (preview.lost > 0 || preview.clashes.length > 0 || preview.missing > 0) {
        setStep({ kind: 'review', preview });
        return;
      }
    }
    await update(field, false);
  }

  const progress = running && (
    <JobProgress
      progress={running.progress}
      cancelling={running.cancelling}
      onCancel={asking.state.kind === 'running' ? asking.cancel : changing.cancel}
    />
  );

  if (step.kind === 'review' && field) {
    return (
      <ChangeReview
        label={field.label}
        preview={step.preview}
        error={error}
        progress={progress}
        onBack={() => {
          setError(null);
          setStep({ kind: 'form' });
        }}
        onChange={() => void update(field, step.preview.lost > 0)}
        onLeave={onClose}
      />
    );
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.dialog}>
        <FieldForm draft={draft} change={change} groups={list.groups} saved={field} error={error} />
        <FieldPreview draft={draft} />
      </div>
      {error && !isBeside(error) && (
        <p className={classes.refusal} role="alert">
          {errorCopy(error).message}
        </p>
      )}
      {progress}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={draft.label.trim() === '' || running !== undefined}>
          {field ? 'Save' : 'Add Field'}
        </Button>
      </Group>
    </form>
  );
}

/** Whether a refusal stands beside its input already. */
const isBeside = (error: IpcError) => error.details.field === 'label' || error.details.field === 'key';
