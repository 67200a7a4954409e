import { IconTag } from '@tabler/icons-react';
import { useState } from 'react';
import type { TagInfo } from '../../../ipc';
import { foldName } from '../../tags/api';
import { TagBadge } from '../../tags/TagBadge';
import { TagPicker } from '../../tags/TagPicker';
import classes from './Pickers.module.css';
import { Pill } from './Pill';
import type { PickerProps } from './types';

/** The tags of a card: found, or made. */
export function CardTags({ value, onPick, look, disabled }: PickerProps<string[]>) {
  const [opened, setOpened] = useState(false);
  const has = (name: string) => value.some((each) => foldName(each) === foldName(name));
  const without = (name: string) => value.filter((each) => foldName(each) !== foldName(name));
  const stateOf = (tag: TagInfo) => (has(tag.name) ? 'on' : 'off');
  return (
    <TagPicker
      opened={opened}
      onOpened={setOpened}
      label="Tags of the card"
      target={
        <Pill
          what="Tags"
          chosen={value.length === 0 ? null : value.join(', ')}
          look={look}
          disabled={disabled}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {value.length === 0 ? (
            <>
              <IconTag size={15} stroke={1.75} aria-hidden />
              {look === 'plain' ? 'Add tags' : 'Tags'}
            </>
          ) : (
            <span className={classes.tags}>
              {value.map((name) => (
                <TagBadge key={name} name={name} />
              ))}
            </span>
          )}
        </Pill>
      }
      stateOf={stateOf}
      // How many contacts have it is no matter of a card.
      countOf={() => null}
      canMake
      onChoose={(choice) => {
        const name = 'name' in choice ? choice.name : choice.tag.name;
        onPick(has(name) ? without(name) : [...value, name]);
      }}
      onBackspace={() => value.length > 0 && onPick(value.slice(0, -1))}
    />
  );
}
