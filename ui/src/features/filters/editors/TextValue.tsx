import { Autocomplete, TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SuggestedValue } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { useDebounced } from '../../../lib/useDebounced';
import { suggestedValuesQuery } from '../api';
import { useSubject } from '../context';
import { labelOf, textsOf, type ValueProps } from './types';
import classes from './Values.module.css';

const REST_MS = 120;

/** Values that the field has and that contain a text; asked for once typing has rested, and only while they can be seen. */
function useSuggestions({ scope, field }: ValueProps, text: string, isOpen: boolean): SuggestedValue[] {
  const subject = useSubject();
  const rested = useDebounced(text.trim(), REST_MS);
  const answer = useQuery({ ...suggestedValuesQuery(scope, field.field, rested, subject), enabled: isOpen });
  return answer.data ?? [];
}

/** What the core found is shown as it is: it folds case and accents, which the page would not. */
const asFound = <T,>({ options }: { options: T }) => options;

function suggesting(found: SuggestedValue[]) {
  const byValue = new Map(found.map((each) => [each.value, each]));
  return {
    data: [...byValue.keys()],
    filter: asFound,
    renderOption: ({ option }: { option: { value: string } }) => {
      const { label, count } = byValue.get(option.value) ?? { label: option.value, count: null };
      return (
        <span className={classes.suggestion}>
          <span className={classes.suggestionLabel} dir="auto">
            {label}
          </span>
          {count !== null && <span className={`${classes.count} numeric`}>{formatCount(count)}</span>}
        </span>
      );
    },
  };
}

/** A text, with values that the field has. */
export function TextValue(props: ValueProps) {
  const { value, onChange } = props;
  const [text, setText] = useState(textsOf(value)[0] ?? '');
  const [isOpen, setOpen] = useState(false);
  const found = useSuggestions(props, text, isOpen);
  return (
    <Autocomplete
      size="xs"
      className={classes.grow ?? ''}
      aria-label={labelOf(props)}
      placeholder="Text"
      spellCheck={false}
      maxDropdownHeight={240}
      {...suggesting(found)}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      value={text}
      onChange={(next) => {
        setText(next);
        onChange(next.trim() === '' ? undefined : next);
      }}
    />
  );
}

/** Several texts, with values that the field has. */
export function TextsValue(props: ValueProps) {
  const { value, onChange } = props;
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const texts = textsOf(value);
  const found = useSuggestions(props, text, isOpen);
  return (
    <TagsInput
      size="xs"
      className={classes.grow ?? ''}
      aria-label={labelOf(props)}
      placeholder={texts.length === 0 ? 'Texts, Enter after each' : ''}
      maxDropdownHeight={240}
      splitChars={[]}
      {...suggesting(found.filter((each) => !texts.includes(each.value)))}
      onDropdownOpen={() => setOpen(true)}
      onDropdownClose={() => setOpen(false)}
      searchValue={text}
      onSearchChange={setText}
      value={texts}
      onChange={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
}
