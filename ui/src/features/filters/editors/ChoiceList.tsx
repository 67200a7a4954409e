import { Combobox, useCombobox, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { formatCount } from '../../../lib/format';
import { foldName } from '../../tags/api';
import classes from './Choices.module.css';

export interface Choice {
  value: string;
  label: string;
  /** What stands in front of the label. */
  mark?: ReactNode;
  count?: number | undefined;
}

interface ChoiceListProps {
  label: string;
  choices: Choice[];
  chosen: string[];
  /** What a choice does is up to whoever asks: one value, or one more of several. */
  onChoose: (value: string) => void;
  /** What an empty list says. */
  nothing: string;
}

/** Choices that are drawn at once; typing finds the others. */
const SHOWN = 200;

/** Names to choose from, with a check before those that are chosen: type to find one, Enter to choose it. */
export function ChoiceList({ label, choices, chosen, onChoose, nothing }: ChoiceListProps) {
  const [text, setText] = useState('');
  const store = useCombobox({ opened: true });
  const wanted = foldName(text);
  const found = choices.filter((choice) => foldName(choice.label).includes(wanted));

  const { selectFirstOption } = store;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed decides what Enter chooses.
  useEffect(() => {
    if (text !== '') selectFirstOption();
  }, [text]);

  return (
    <div data-inline-list>
      <Combobox store={store} onOptionSubmit={onChoose}>
        <Combobox.EventsTarget withExpandedAttribute>
          <input
            data-autofocus
            className={classes.search}
            aria-label={label}
            placeholder="Find…"
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Combobox.EventsTarget>
        <Combobox.Options aria-label={label} className={classes.options ?? ''}>
          {found.slice(0, SHOWN).map((choice) => {
            const isChosen = chosen.includes(choice.value);
            return (
              <Combobox.Option key={choice.value} value={choice.value} className={classes.option ?? ''}>
                <span className={classes.check} data-chosen={isChosen || undefined} aria-hidden>
                  {isChosen && <IconCheck size={12} stroke={3} />}
                </span>
                {choice.mark}
                <span className={classes.name} dir="auto">
                  {choice.label}
                </span>
                <VisuallyHidden>{isChosen ? ', chosen' : ''}</VisuallyHidden>
                {choice.count !== undefined && (
                  <span className={`${classes.count} numeric`}>{formatCount(choice.count)}</span>
                )}
              </Combobox.Option>
            );
          })}
          {found.length === 0 && (
            <Combobox.Empty>{choices.length === 0 ? nothing : 'Nothing is called that.'}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
    </div>
  );
}
