import type { KeyboardEvent, ReactNode } from 'react';
import type { FormattedField } from '../format';

export type EditedField = FormattedField & { label: string };

export interface EditorProps {
  field: EditedField;
  /** What is typed or chosen; options and members by id. */
  value: string[];
  onChange: (value: string[]) => void;
  /** Enter. */
  onSubmit?: ((value: string[]) => void) | undefined;
  /** A choice that is the whole value was made: an option, a person, a day, stars. */
  onPick?: ((value: string[]) => void) | undefined;
  /** Escape. */
  onCancel?: (() => void) | undefined;
  /** Why the value was refused. */
  error?: ReactNode;
  autoFocus?: boolean;
  size?: 'xs' | 'sm';
  /** Shown above the editor; without it the field's label names the editor to those who cannot see it. */
  label?: ReactNode;
  description?: ReactNode;
  required?: boolean;
  placeholder?: string;
}

/** What every input of an editor gets. */
export function inputProps({ field, error, autoFocus, size = 'sm', label, description, required }: EditorProps) {
  return {
    size,
    label,
    description: description || undefined,
    error,
    // The browser's own complaint would stand in front of the app's, so the mark stands alone.
    withAsterisk: required ?? false,
    autoFocus: autoFocus ?? false,
    'data-autofocus': autoFocus || undefined,
    ...(label === undefined ? { 'aria-label': field.label } : {}),
    ...(required ? { 'aria-required': true } : {}),
  };
}

/** Enter submits and Escape gives up, where somebody listens. */
export function onEditorKey(event: KeyboardEvent<HTMLElement>, { value, onSubmit, onCancel }: EditorProps): void {
  if (event.nativeEvent.isComposing) return;
  if (event.key === 'Enter' && onSubmit) {
    event.preventDefault();
    onSubmit(value);
  } else if (event.key === 'Escape' && onCancel) {
    event.preventDefault();
    event.stopPropagation();
    onCancel();
  }
}
