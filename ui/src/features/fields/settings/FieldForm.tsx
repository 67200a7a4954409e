import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FieldGroupInfo, FieldInfo, FieldType, IpcError } from '../../../ipc';
import { useDebounced } from '../../../lib/useDebounced';
import { suggestedKeyQuery } from '../api';
import { FieldEditor } from '../FieldEditor';
import { FIELD_TYPES, hasOptions } from '../fieldTypes';
import { ConfigInputs } from './ConfigInputs';
import { canBeUnique, editedField, type FieldDraft } from './draft';
import { OptionsEditor } from './OptionsEditor';
import { NO_GROUP } from './order';
import { useFieldOwner } from './owner';
import classes from './Settings.module.css';

interface FieldFormProps {
  draft: FieldDraft;
  change: (next: Partial<FieldDraft>) => void;
  groups: FieldGroupInfo[];
  /** The field as it is, where there is one: its key stays. */
  saved: FieldInfo | null;
  error: IpcError | null;
}

const TYPES = Object.keys(FIELD_TYPES) as FieldType[];

/** What a field is: its name, its type with what the type needs, and its rules. */
export function FieldForm({ draft, change, groups, saved, error }: FieldFormProps) {
  const refusalOf = (input: string) => (error?.details.field === input ? error.message : undefined);
  const { icon: Icon } = FIELD_TYPES[draft.type];
  const {
    recordType,
    nouns: [one, many],
  } = useFieldOwner();
  return (
    <div className={classes.form}>
      <TextInput
        label="Label"
        data-autofocus
        maxLength={120}
        value={draft.label}
        error={refusalOf('label')}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      <div className={classes.pair}>
        <Select
          label="Type"
          allowDeselect={false}
          maxDropdownHeight={320}
          data={TYPES.map((type) => ({ value: type, label: FIELD_TYPES[type].name }))}
          value={draft.type}
          leftSection={<Icon size={16} stroke={1.5} />}
          renderOption={({ option }) => <TypeLine type={option.value as FieldType} />}
          onChange={(type) => type && type !== draft.type && change({ type: type as FieldType, default: [] })}
        />
        <KeyInput draft={draft} change={change} saved={saved} error={refusalOf('key')} />
      </div>
      {hasOptions(draft.type) && (
        <OptionsEditor options={draft.options} onChange={(options) => change({ options, default: [] })} />
      )}
      <ConfigInputs draft={draft} onChange={(config) => change({ config: { ...draft.config, ...config } })} />
      {!saved && recordType === null && (
        <Select
          label="Group"
          allowDeselect={false}
          data={[...groups.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: NO_GROUP }]}
          value={draft.group ?? ''}
          onChange={(group) => change({ group: group || null })}
        />
      )}
      <Textarea
        label="Help"
        placeholder="What to fill in"
        autosize
        minRows={1}
        maxRows={4}
        value={draft.help}
        onChange={(event) => change({ help: event.currentTarget.value })}
      />
      <FieldEditor
        key={draft.type}
        field={{ ...editedField(draft), label: 'Default' }}
        label="Default"
        description={`What a new ${one} begins with`}
        placeholder="Nothing"
        value={draft.default}
        onChange={(values) => change({ default: values })}
      />
      <Checkbox
        size="xs"
        label="Required"
        description={`No ${one} may be without it`}
        checked={draft.required}
        onChange={(event) => change({ required: event.currentTarget.checked })}
      />
      {canBeUnique(draft.type) && (
        <Checkbox
          size="xs"
          label="Unique"
          description={`No two ${many} may have the same value`}
          checked={draft.unique}
          onChange={(event) => change({ unique: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

function TypeLine({ type }: { type: FieldType }) {
  const { icon: Icon, name, hint } = FIELD_TYPES[type];
  return (
    <span className={classes.typeLine}>
      <Icon size={16} stroke={1.5} />
      <span>{name}</span>
      <span className={classes.typeHint}>{hint}</span>
    </span>
  );
}

type KeyInputProps = Pick<FieldFormProps, 'draft' | 'change' | 'saved'> & { error: string | undefined };

/** The key follows the label until somebody writes another one; once the field is made it stays. */
function KeyInput({ draft, change, saved, error }: KeyInputProps) {
  const label = useDebounced(draft.label.trim(), 200);
  const { recordType } = useFieldOwner();
  const guess =
    useQuery({ ...suggestedKeyQuery(label, recordType), enabled: saved === null && label !== '' }).data ?? '';
  return (
    <TextInput
      label="Key"
      readOnly={saved !== null}
      variant={saved === null ? 'default' : 'filled'}
      spellCheck={false}
      autoComplete="off"
      value={draft.key ?? (draft.label.trim() === '' ? '' : guess)}
      error={error}
      description={saved === null ? 'For files and scripts; fixed once made' : 'For files and scripts; it stays'}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={(event) => change({ key: event.currentTarget.value })}
      onBlur={() => draft.key === '' && change({ key: null })}
    />
  );
}
