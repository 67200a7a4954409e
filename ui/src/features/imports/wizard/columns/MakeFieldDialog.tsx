import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import {
  type DraftColumn,
  type FieldList,
  type ImportId,
  type IpcError,
  ipc,
  type Mapping,
  toIpcError,
} from '../../../../ipc';
import { errorCopy } from '../../../../lib/errorCopy';
import { blankDraft, definitionOf, type FieldDraft, newOption, type OptionDraft } from '../../../fields/settings/draft';
import { FieldForm } from '../../../fields/settings/FieldForm';
import { FieldPreview } from '../../../fields/settings/FieldPreview';
import settings from '../../../fields/settings/Settings.module.css';
import { editOf } from './fieldGuess';
import { sendToNewFields } from './makeFields';

interface MakeFieldDialogProps {
  draft: ImportId;
  /** Nothing while the dialog is closed. */
  column: DraftColumn | null;
  mapping: Mapping;
  list: FieldList;
  onClose: () => void;
}

/** Makes a field of a column with all that a field can be; it begins with what the column's values look like. */
export function MakeFieldDialog({ column, onClose, ...rest }: MakeFieldDialogProps) {
  return (
    <Modal
      opened={column !== null}
      onClose={onClose}
      title="Make a field"
      size={800}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {column && <MakeFieldForm {...rest} column={column} onClose={onClose} />}
    </Modal>
  );
}

interface MakeFieldFormProps extends MakeFieldDialogProps {
  column: DraftColumn;
}

function MakeFieldForm({ draft, column, mapping, list, onClose }: MakeFieldFormProps) {
  const [field, setField] = useState(() => guessedDraft(column));
  const [error, setError] = useState<IpcError | null>(null);
  const [isSaving, setSaving] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // A dialog is drawn elsewhere, but its events still pass through the page that opened it.
    event.stopPropagation();
    if (isSaving) return;
    setSaving(true);
    setError(null);
    try {
      const saved = await ipc.createField({ key: field.key, group: field.group, definition: definitionOf(field) });
      sendToNewFields(draft, [
        { header: column.header, from: mapping.columns?.[column.header] ?? column.target, saved },
      ]);
      onClose();
    } catch (thrown) {
      setError(toIpcError(thrown));
      setSaving(false);
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      <div className={settings.dialog}>
        <FieldForm
          draft={field}
          change={(next) => {
            setField((was) => ({ ...was, ...next }));
            setError(null);
          }}
          groups={list.groups}
          saved={null}
          error={error}
        />
        <FieldPreview draft={field} />
      </div>
      {error && error.details.field !== 'label' && error.details.field !== 'key' && (
        <p className={settings.refusal} role="alert">
          {errorCopy(error).message}
        </p>
      )}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={field.label.trim() === ''}>
          Make the field
        </Button>
      </Group>
    </form>
  );
}

function guessedDraft(column: DraftColumn): FieldDraft {
  const { config = {}, options = [] } = column.fieldGuess ?? {};
  const made: OptionDraft[] = [];
  for (const label of options) made.push({ ...newOption(made), label });
  return {
    ...blankDraft(null),
    ...editOf(column),
    config,
    options: made,
  };
}
