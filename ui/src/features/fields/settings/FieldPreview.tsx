import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type FieldValue, toIpcError } from '../../../ipc';
import { useDebounced } from '../../../lib/useDebounced';
import { triedFieldQuery } from '../api';
import { type EditedField, FieldEditor } from '../FieldEditor';
import { FieldText } from '../FieldText';
import { FIELD_TYPES } from '../fieldTypes';
import { tidyInput } from '../toInput';
import { definitionOf, editedField, type FieldDraft } from './draft';
import classes from './Settings.module.css';

/** The field as people will meet it: its editor, checked by the same rules that will hold, and the value as it will look. */
export function FieldPreview({ draft }: { draft: FieldDraft }) {
  const [values, setValues] = useState<{ type: string; typed: string[] }>({ type: draft.type, typed: [] });
  const typed = values.type === draft.type ? values.typed : [];
  const field = editedField(draft);
  const asked = useDebounced(JSON.stringify({ definition: definitionOf(draft), values: tidyInput(typed) }), 250);
  const isAsked = typed.length > 0;
  const answer = useQuery({ ...triedFieldQuery(JSON.parse(asked)), enabled: isAsked });
  const refusal = isAsked && answer.isError ? toIpcError(answer.error).message : undefined;
  const value = isAsked && !answer.isError ? shownValue(field, answer.data ?? null, typed) : null;

  return (
    <aside className={classes.preview} aria-label="Preview">
      <div className={classes.previewTitle}>Preview</div>
      <FieldEditor
        key={draft.type}
        field={field}
        label={field.label}
        description={draft.help}
        required={draft.required}
        value={typed}
        onChange={(next) => setValues({ type: draft.type, typed: next })}
        error={refusal}
      />
      <div className={classes.looks} role="status">
        {value ? (
          <>
            <span className={classes.looksLabel}>On the profile</span>
            <FieldText field={field} value={value} whole />
          </>
        ) : (
          <span className={classes.looksLabel}>
            {isAsked ? '' : `Try it: ${FIELD_TYPES[draft.type].hint.toLowerCase()}`}
          </span>
        )}
      </div>
    </aside>
  );
}

/** The value that the core read. Options that are not saved have no ids yet, so they are shown by their labels. */
function shownValue(field: EditedField, value: FieldValue | null, typed: string[]): FieldValue | null {
  if (value === null) return null;
  const known = typed.filter((label) => field.options.some(({ id }) => id === label));
  if (field.type === 'select') return known[0] === undefined ? null : { kind: 'option', value: known[0] };
  if (field.type === 'multi_select') return { kind: 'options', value: known };
  return value;
}
