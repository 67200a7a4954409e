import { Button, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { BoardInfo } from '../../../ipc';
import { foldName } from '../../tags/api';
import { useBoardVerbs } from '../useBoardVerbs';
import classes from './Board.module.css';

/** One phase more, at the end: a button that becomes the field for its name. */
export function AddPhase({ board }: { board: BoardInfo }) {
  const [name, setName] = useState<string | null>(null);
  const verbs = useBoardVerbs();
  const wanted = (name ?? '').trim();
  const isTaken = board.phases.some((phase) => foldName(phase.name) === foldName(wanted));

  const add = async () => {
    if (wanted === '') return setName(null);
    if (isTaken) return;
    const isAdded = await verbs.addPhase(board.id, { name: wanted, color: null, softLimit: null, isDone: false });
    if (isAdded) setName(null);
  };

  return (
    <div className={classes.addPhase}>
      {name === null ? (
        <Button variant="subtle" color="gray" leftSection={<IconPlus size={15} />} onClick={() => setName('')}>
          Add phase
        </Button>
      ) : (
        <TextInput
          autoFocus
          size="xs"
          dir="auto"
          aria-label="Name of the new phase"
          placeholder="Name of the phase"
          value={name}
          error={isTaken ? 'Another phase is called that.' : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={() => void add()}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') void add();
            if (event.key === 'Escape') {
              event.stopPropagation();
              setName(null);
            }
          }}
        />
      )}
    </div>
  );
}
