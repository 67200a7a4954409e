import { Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { Keys } from '../../components/Keys';
import { toast, toastError } from '../../components/toast';
import type { ContactProfile, TagInfo } from '../../ipc';
import { useShortcut } from '../../lib/shortcuts';
import { undoOperation } from '../contacts/api';
import { foldName, tagContact, useTags } from './api';
import { TagBadge } from './TagBadge';
import { TagPicker } from './TagPicker';
import classes from './Tags.module.css';

/** The tags of one contact: each can be taken away, others found or made. */
export function TagEditor({ contact, readOnly }: { contact: ContactProfile; readOnly: boolean }) {
  const [opened, setOpened] = useState(false);
  const tags = useTags();
  useShortcut('t', () => setOpened(true), !readOnly);

  const change = async (add: string[], remove: TagInfo[], message: string) => {
    try {
      const selection = { kind: 'ids' as const, ids: [contact.id] };
      const { operation } = await tagContact({ selection, add, remove: remove.map((tag) => tag.id) });
      if (operation !== null) toast({ message, undo: undoOperation(operation) });
    } catch (thrown) {
      toastError(thrown);
    }
  };
  const has = (tag: TagInfo) => contact.tags.includes(tag.name);
  const give = (name: string) => change([name], [], `Tagged ${contact.displayName} “${name}”`);
  const take = (name: string) => {
    const tag = tags.find((each) => foldName(each.name) === foldName(name));
    if (tag) void change([], [tag], `Removed “${name}” from ${contact.displayName}`);
  };

  return (
    <ul className={classes.badges} aria-label="Tags">
      {contact.tags.map((name) => (
        <li key={name}>
          <TagBadge name={name}>
            {readOnly ? null : (
              <button
                type="button"
                className={classes.remove}
                aria-label={`Remove tag ${name}`}
                onClick={() => take(name)}
                onKeyDown={(event) => {
                  if (event.key === 'Backspace' || event.key === 'Delete') take(name);
                }}
              >
                <IconX size={11} stroke={2.25} aria-hidden />
              </button>
            )}
          </TagBadge>
        </li>
      ))}
      {readOnly ? null : (
        <li>
          <TagPicker
            opened={opened}
            onOpened={setOpened}
            label={`Tags of ${contact.displayName}`}
            target={
              <Tooltip
                disabled={opened}
                label={
                  <>
                    Add a tag <Keys shortcut="t" />
                  </>
                }
              >
                <button
                  type="button"
                  className={classes.add}
                  aria-label="Add tag"
                  aria-expanded={opened}
                  onClick={() => setOpened(!opened)}
                >
                  <IconPlus size={12} stroke={2} aria-hidden />
                  Tag
                </button>
              </Tooltip>
            }
            stateOf={(tag) => (has(tag) ? 'on' : 'off')}
            canMake
            onChoose={(choice) => {
              if ('name' in choice) void give(choice.name);
              else if (has(choice.tag)) take(choice.tag.name);
              else void give(choice.tag.name);
            }}
            onBackspace={() => {
              const last = contact.tags.at(-1);
              if (last !== undefined) take(last);
            }}
          />
        </li>
      )}
    </ul>
  );
}
