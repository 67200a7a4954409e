import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Related } from '../../../ipc';
import { type GroupWord, newGroup, type PartDraft } from '../draft';
import { FieldList } from '../FieldList';
import { QuietPopover } from '../QuietPopover';
import classes from './Builder.module.css';

interface AddPartProps {
  scope: Related | null;
  /** The word of the group that it is added to. */
  word: GroupWord;
  onAdd: (part: PartDraft) => void;
}

/** A condition more, or a group more. */
export function AddPart({ scope, word, onAdd }: AddPartProps) {
  const [opened, setOpened] = useState(false);
  return (
    <div className={classes.add}>
      <QuietPopover
        opened={opened}
        onClose={() => setOpened(false)}
        label="Add a condition"
        width={280}
        target={
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconPlus size={13} stroke={2} />}
            onClick={() => setOpened(!opened)}
          >
            Condition
          </Button>
        }
      >
        <FieldList
          scope={scope}
          onChoose={(start) => {
            setOpened(false);
            onAdd(start.begin());
          }}
        />
      </QuietPopover>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconPlus size={13} stroke={2} />}
        // A group says what its surroundings do not.
        onClick={() => onAdd(newGroup(word === 'any' ? 'all' : 'any'))}
      >
        Group
      </Button>
    </div>
  );
}
