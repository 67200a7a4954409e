import type { ComponentType } from 'react';
import type { FieldType } from '../../ipc';
import { BooleanEditor, MemberEditor, MultiSelectEditor, SelectEditor } from './editors/ChoiceEditor';
import { DateEditor } from './editors/DateEditor';
import { RatingEditor } from './editors/RatingEditor';
import { TextEditor } from './editors/TextEditor';
import type { EditorProps } from './editors/types';

export type { EditedField, EditorProps } from './editors/types';

const EDITORS: Record<FieldType, ComponentType<EditorProps>> = {
  text: TextEditor,
  long_text: TextEditor,
  number: TextEditor,
  currency: TextEditor,
  percent: TextEditor,
  email: TextEditor,
  phone: TextEditor,
  url: TextEditor,
  date: DateEditor,
  datetime: DateEditor,
  boolean: BooleanEditor,
  select: SelectEditor,
  multi_select: MultiSelectEditor,
  rating: RatingEditor,
  member: MemberEditor,
};

/**
 * The editor of a field's type, controlled. `value` is what `FieldInput.values` takes: what was typed, options and members by
 * id, nothing for none. It reads no value itself: the core does, and `error` shows what it refused. Give it another `key`
 * where the type changes.
 */
export function FieldEditor(props: EditorProps) {
  const Editor = EDITORS[props.field.type];
  return <Editor {...props} />;
}
