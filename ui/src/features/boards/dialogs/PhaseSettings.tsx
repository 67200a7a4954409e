import { Button, Checkbox, Modal, NumberInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { BoardInfo, PhaseInfo } from '../../../ipc';
import { foldName } from '../../tags/api';
import { useBoards } from '../api';
import { phaseSettings } from '../dialogs';
import { useBoardVerbs } from '../useBoardVerbs';
import { ColorSwatch } from './ColorSwatch';
import classes from './Dialogs.module.css';
import { useSaving } from './useSaving';

/** The place where a phase is changed; stands once in the app. */
export function PhaseSettings() {
  const opened = phaseSettings.use();
  const board = useBoards().find(({ id }) => id === opened?.board);
  const phase = board?.phases.find(({ id }) => id === opened?.phase);
  const close = () => phaseSettings.set(null);
  return (
    <Modal
      opened={phase !== undefined}
      onClose={close}
      title="Phase"
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {board && phase && <PhaseForm key={phase.id} board={board} phase={phase} onDone={close} />}
    </Modal>
  );
}

function PhaseForm({ board, phase, onDone }: { board: BoardInfo; phase: PhaseInfo; onDone: () => void }) {
  const verbs = useBoardVerbs();
  const [name, setName] = useState(phase.name);
  const [color, setColor] = useState(phase.color);
  const [limit, setLimit] = useState<number | string>(phase.softLimit ?? '');
  const [isDone, setDone] = useState(phase.isDone);
  const { isSaving, refusal, save, clear } = useSaving(onDone);
  const wanted = name.trim();
  const isTaken = board.phases.some(({ id, name: other }) => id !== phase.id && foldName(other) === foldName(wanted));
  const softLimit = typeof limit === 'number' ? limit : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '' || isTaken) return;
    void save(() => verbs.changePhase(phase, { name: wanted, color, isDone, softLimit: { to: softLimit } }));
  };

  return (
    <form onSubmit={submit} className={classes.form}>
      <div className={classes.named}>
        <ColorSwatch label="Colour of the phase" color={color} onColor={setColor} />
        <TextInput
          data-autofocus
          label="Name"
          dir="auto"
          value={name}
          error={isTaken ? 'Another phase of this board is called that.' : undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setName(event.currentTarget.value);
            clear();
          }}
        />
      </div>
      <NumberInput
        label="Limit"
        description="The phase is marked where it holds more cards. None is refused."
        placeholder="No limit"
        min={1}
        max={1_000_000}
        allowDecimal={false}
        allowNegative={false}
        value={limit}
        onChange={setLimit}
      />
      <Checkbox
        label="Cards here are done"
        description="They are closed when they come here, and open again when they leave."
        checked={isDone}
        onChange={(event) => setDone(event.currentTarget.checked)}
      />
      {refusal && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={wanted === '' || isTaken}>
          Save
        </Button>
      </div>
    </form>
  );
}
