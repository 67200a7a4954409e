import { Combobox, useCombobox, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconMinus, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { TagDot } from '../../components/Tag';
import type { TagInfo } from '../../ipc';
import { formatCount } from '../../lib/format';
import { foldName, useTags } from './api';
import classes from './Tags.module.css';

export type TagState = 'on' | 'off' | 'mixed';

/** What is chosen: a tag that exists, or a name that is to become one. */
export type Choice = { tag: TagInfo } | { name: string };

interface TagPickerProps {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** What the list is for, to those who cannot see it. */
  label: string;
  /** Draws what opens the list. */
  target: ReactNode;
  /** Nothing where a tag is merely to be picked. */
  stateOf: (tag: TagInfo) => TagState | null;
  /** A tag that is not offered. */
  except?: string;
  /** What stands at the right of a tag, instead of how many contacts have it; nothing for null. */
  countOf?: (tag: TagInfo) => number | null;
  /** Names that are chosen and do not exist yet. */
  made?: string[];
  canMake: boolean;
  onChoose: (choice: Choice) => void;
  /** Backspace where nothing is typed. */
  onBackspace?: () => void;
  footer?: ReactNode;
}

/** The list of tags: type to find one, or to make it. It stays open, so that several can be chosen. */
export function TagPicker(props: TagPickerProps) {
  const { opened, onOpened, label, target, stateOf, countOf, made = [], canMake, onChoose, onBackspace } = props;
  const [text, setText] = useState('');
  const tags = useTags();
  const store = useCombobox({
    opened,
    onOpenedChange: onOpened,
    onDropdownClose: () => {
      store.resetSelectedOption();
      store.focusTarget();
      setText('');
    },
  });
  const wanted = foldName(text);
  const found = tags.filter((tag) => tag.id !== props.except && foldName(tag.name).includes(wanted));
  const isKnown = tags.some((tag) => foldName(tag.name) === wanted) || made.some((name) => foldName(name) === wanted);
  const isNew = canMake && wanted !== '' && !isKnown;

  const { selectFirstOption, focusSearchInput } = store;
  // biome-ignore lint/correctness/useExhaustiveDependencies: opening it is what moves the focus, from wherever it is opened.
  useEffect(() => {
    if (opened) focusSearchInput();
  }, [opened]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed and what is found decide what Enter chooses.
  useEffect(() => {
    if (opened) selectFirstOption();
  }, [opened, text, found.length]);

  return (
    <Combobox
      store={store}
      position="bottom-start"
      width={264}
      shadow="md"
      withinPortal
      keepMounted={false}
      onOptionSubmit={(value) => {
        const tag = tags.find(({ id }) => id === value);
        onChoose(tag ? { tag } : { name: value.slice('new:'.length) });
        setText('');
      }}
    >
      <Combobox.Target targetType="button">{target}</Combobox.Target>
      <Combobox.Dropdown p={6}>
        <Combobox.Search
          value={text}
          aria-label={label}
          placeholder={canMake ? 'Find or make a tag…' : 'Find a tag…'}
          maxLength={60}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && text === '') onBackspace?.();
            if (event.key === 'Escape') {
              event.stopPropagation();
              store.closeDropdown();
            }
          }}
        />
        <Combobox.Options aria-label={label} mah={264} style={{ overflowY: 'auto' }}>
          {made.map((name) => (
            <Combobox.Option key={name} value={`new:${name}`} className={classes.option ?? ''}>
              <Mark state="on" />
              <span className={classes.optionName} dir="auto">
                {name}
              </span>
              <span className={classes.optionCount}>new</span>
            </Combobox.Option>
          ))}
          {found.map((tag) => (
            <Combobox.Option key={tag.id} value={tag.id} className={classes.option ?? ''}>
              <Mark state={stateOf(tag)} />
              <TagDot color={tag.color} />
              <span className={classes.optionName} dir="auto">
                {tag.name}
              </span>
              <VisuallyHidden>{STATE_WORDS[stateOf(tag) ?? 'off']}</VisuallyHidden>
              <Count count={countOf ? countOf(tag) : tag.contacts} />
            </Combobox.Option>
          ))}
          {isNew && (
            <Combobox.Option value={`new:${text.trim()}`} className={classes.option ?? ''}>
              <IconPlus size={14} className={classes.mark} aria-hidden />
              <span className={classes.optionName} dir="auto">
                Make “{text.trim()}”
              </span>
            </Combobox.Option>
          )}
          {!isNew && found.length === 0 && made.length === 0 && (
            <Combobox.Empty>
              {tags.length === 0 ? 'No tags yet. Type a name.' : 'No tag is called that.'}
            </Combobox.Empty>
          )}
        </Combobox.Options>
        {props.footer && <div className={classes.pickerFoot}>{props.footer}</div>}
      </Combobox.Dropdown>
    </Combobox>
  );
}

function Count({ count }: { count: number | null }) {
  return count !== null && <span className={`${classes.optionCount} numeric`}>{formatCount(count)}</span>;
}

const STATE_WORDS: Record<TagState, string> = { on: ', chosen', off: '', mixed: ', on some' };

function Mark({ state }: { state: TagState | null }) {
  if (state === null) return null;
  return (
    <span className={classes.mark} data-state={state} aria-hidden>
      {state === 'on' && <IconCheck size={12} stroke={3} />}
      {state === 'mixed' && <IconMinus size={12} stroke={3} />}
    </span>
  );
}
