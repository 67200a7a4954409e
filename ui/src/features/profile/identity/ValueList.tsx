import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core';
import { IconDots, IconStar, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { toastError } from '../../../components/toast';
import { formatCount } from '../../../lib/format';
import { CopyAction } from './CopyAction';
import classes from './Identity.module.css';
import { InlineText } from './InlineText';

/** How many values stand open before the rest fold behind a count. */
const OPEN_VALUES = 4;

export interface ListedValue {
  value: string;
  shown: string;
  isPrimary: boolean;
}

interface ValueListProps {
  /** “E-mail” or “Phone”. */
  noun: string;
  inputMode: 'email' | 'tel';
  values: ListedValue[];
  readOnly: boolean;
  /** Writes the whole list, the primary first; the message says what was done. */
  save: (values: string[], message: string) => Promise<unknown>;
}

/** The e-mails or phones of a contact: each can be copied, edited where it stands, made the primary one and removed. */
export function ValueList({ noun, inputMode, values, readOnly, save }: ValueListProps) {
  const [unfolded, setUnfolded] = useState(false);
  const raw = values.map((each) => each.value);
  const shown = unfolded ? values : values.slice(0, OPEN_VALUES);
  const folded = values.length - shown.length;
  const small = noun.toLowerCase();

  function without(value: string) {
    return raw.filter((each) => each !== value);
  }

  function remove({ value, shown }: ListedValue) {
    return save(without(value), `Removed ${shown}`);
  }

  function replace(old: ListedValue, next: string) {
    if (next === '') return remove(old);
    return save(
      raw.map((each) => (each === old.value ? next : each)),
      `Changed ${old.shown} to ${next}`,
    );
  }

  function makePrimary({ value, shown }: ListedValue) {
    return save([value, ...without(value)], `Made ${shown} the primary ${small}`);
  }

  return (
    <section aria-label={`${noun}s`}>
      <ul className={classes.values}>
        {shown.map((listed, index) => {
          const { value, shown: text, isPrimary } = listed;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a value that is edited stays the same line, and keeps the focus.
            <li key={index} className={classes.valueRow}>
              <InlineText
                label={`${small} ${text}`}
                value={value}
                shown={<bdi title={text}>{text}</bdi>}
                placeholder={`Add ${small}`}
                inputMode={inputMode}
                readOnly={readOnly}
                save={(next) => replace(listed, next)}
              />
              {isPrimary && values.length > 1 ? (
                <Tooltip label={`Primary ${small}: the one that lists show`}>
                  <IconStar className={classes.primary} size={13} aria-label="Primary" role="img" />
                </Tooltip>
              ) : null}
              <span className={classes.valueActions}>
                <CopyAction value={text} />
                {readOnly ? null : (
                  <Menu>
                    <Menu.Target>
                      <ActionIcon size="sm" aria-label={`More for ${text}`}>
                        <IconDots size={14} />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      {isPrimary ? null : (
                        <Menu.Item
                          leftSection={<IconStar size={14} />}
                          onClick={() => makePrimary(listed).catch(toastError)}
                        >
                          Make primary
                        </Menu.Item>
                      )}
                      <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => remove(listed).catch(toastError)}>
                        Remove
                      </Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {folded > 0 ? (
        <UnstyledButton className={classes.more} onClick={() => setUnfolded(true)}>
          Show {formatCount(folded)} more
        </UnstyledButton>
      ) : null}
      {readOnly ? null : (
        <InlineText
          label={`New ${small}`}
          value=""
          placeholder={`Add ${small}`}
          inputMode={inputMode}
          save={async (next) => {
            await save([...raw, next], `Added ${next}`);
            // What was just added is not to vanish behind a count.
            setUnfolded(true);
          }}
        />
      )}
    </section>
  );
}
