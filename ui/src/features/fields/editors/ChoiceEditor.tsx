import { MultiSelect, Select } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import { useMembers } from '../../team/api';
import { MemberAvatar } from '../../team/MemberAvatar';
import classes from './Editors.module.css';
import { type EditorProps, inputProps, onEditorKey } from './types';

interface Choice {
  value: string;
  label: string;
  /** What stands in front of the label. */
  mark?: ReactNode;
}

/** Options that are drawn at once; typing finds the others. */
const SHOWN = 60;

const YES_NO: Choice[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

function optionChoices({ field }: EditorProps): Choice[] {
  return field.options.map(({ id, label, color }) => ({ value: id, label, mark: <TagDot color={color} /> }));
}

/** Yes or no. */
export function BooleanEditor(props: EditorProps) {
  return <OneOf {...props} choices={YES_NO} />;
}

/** One option. */
export function SelectEditor(props: EditorProps) {
  return <OneOf {...props} choices={optionChoices(props)} />;
}

/** Somebody on the team; who has left is offered only where they stand already. */
export function MemberEditor(props: EditorProps) {
  const choices = useMembers()
    .filter(({ id, leftAt }) => leftAt === null || id === props.value[0])
    .map((member) => ({ value: member.id, label: member.name, mark: <MemberAvatar member={member} size={18} /> }));
  return <OneOf {...props} choices={choices} />;
}

function OneOf({ choices, ...props }: EditorProps & { choices: Choice[] }) {
  const { value, onChange, onPick, autoFocus, placeholder } = props;
  const [opened, setOpened] = useState(autoFocus ?? false);
  const chosen = choices.find((choice) => choice.value === value[0]);
  return (
    <Select
      {...inputProps(props)}
      placeholder={placeholder ?? 'Choose…'}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={chosen?.value ?? null}
      searchable={choices.length > 7}
      clearable
      clearButtonProps={{ 'aria-label': `Clear ${props.field.label}`, tabIndex: -1 }}
      limit={SHOWN}
      selectFirstOptionOnChange
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      nothingFoundMessage={choices.length === 0 ? 'There is nothing to choose from yet' : 'Nothing found'}
      comboboxProps={{ withinPortal: true }}
      leftSection={chosen?.mark}
      renderOption={({ option }) => <ChoiceLine choice={choices.find((each) => each.value === option.value)} />}
      onChange={(next) => {
        const picked = next === null ? [] : [next];
        onChange(picked);
        onPick?.(picked);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !isChoosing(event)) onEditorKey(event, props);
      }}
    />
  );
}

/** Some of the options. */
export function MultiSelectEditor(props: EditorProps) {
  const { value, onChange, autoFocus, placeholder } = props;
  const [opened, setOpened] = useState(autoFocus ?? false);
  const choices = optionChoices(props);
  return (
    <MultiSelect
      {...inputProps(props)}
      placeholder={value.length === 0 ? (placeholder ?? 'Choose…') : ''}
      data={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      value={value.filter((id) => choices.some((choice) => choice.value === id))}
      searchable
      limit={SHOWN}
      selectFirstOptionOnChange
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      nothingFoundMessage={choices.length === 0 ? 'There is nothing to choose from yet' : 'Nothing found'}
      renderOption={({ option, checked }) => (
        <ChoiceLine choice={choices.find((each) => each.value === option.value)} checked={checked ?? false} />
      )}
      onChange={onChange}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !isChoosing(event)) onEditorKey(event, props);
      }}
    />
  );
}

/** Whether an option of the open list is marked, so that Enter chooses it. */
function isChoosing({ currentTarget, ctrlKey, metaKey }: KeyboardEvent<HTMLInputElement>): boolean {
  return !ctrlKey && !metaKey && Boolean(currentTarget.getAttribute('aria-activedescendant'));
}

function ChoiceLine({ choice, checked }: { choice: Choice | undefined; checked?: boolean }) {
  if (!choice) return null;
  return (
    <span className={classes.choice} data-checked={checked || undefined}>
      {choice.mark}
      <TruncatedText text={choice.label} />
    </span>
  );
}
