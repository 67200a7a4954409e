import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { BoardInfo } from '../../../ipc';
import { foldName } from '../../tags/api';
import { useBoards } from '../api';
import { boardSettings } from '../dialogs';
import { useBoardVerbs } from '../useBoardVerbs';
import { ColorSwatch } from './ColorSwatch';
import classes from './Dialogs.module.css';
import { useFlowApps } from './useFlowApps';
import { useSaving } from './useSaving';

/** The place where a board's own values are changed; stands once in the app. */
export function BoardSettings() {
  const id = boardSettings.use();
  const board = useBoards().find((each) => each.id === id);
  const close = () => boardSettings.set(null);
  return (
    <Modal
      opened={board !== undefined}
      onClose={close}
      title="Board settings"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {board && <SettingsForm key={board.id} board={board} onDone={close} />}
    </Modal>
  );
}

function SettingsForm({ board, onDone }: { board: BoardInfo; onDone: () => void }) {
  const verbs = useBoardVerbs();
  const boards = useBoards();
  const flowApps = useFlowApps(board.flowApp);
  const [name, setName] = useState(board.name);
  const [description, setDescription] = useState(board.description);
  const [color, setColor] = useState(board.color);
  const [flowApp, setFlowApp] = useState(board.flowApp?.id ?? null);
  const { isSaving, refusal, save, clear } = useSaving(onDone);
  const wanted = name.trim();
  const isTaken = boards.some(({ id, name: other }) => id !== board.id && foldName(other) === foldName(wanted));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '' || isTaken) return;
    void save(() =>
      verbs.update(board, {
        name: wanted,
        description: description.trim(),
        color,
        ...(flowApp === (board.flowApp?.id ?? null) ? {} : { flowApp: { to: flowApp } }),
      }),
    );
  };

  return (
    <form onSubmit={submit} className={classes.form}>
      <div className={classes.named}>
        <ColorSwatch label="Colour of the board" color={color} onColor={setColor} />
        <TextInput
          data-autofocus
          label="Name"
          dir="auto"
          value={name}
          error={isTaken ? 'Another board is called that.' : undefined}
          onChange={(event) => {
            setName(event.currentTarget.value);
            clear();
          }}
        />
      </div>
      <Textarea
        label="Description"
        dir="auto"
        autosize
        minRows={2}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      {flowApps.length > 0 && (
        <Select
          label="Flow app"
          placeholder="None"
          clearable
          data={flowApps.map((app) => ({ value: app.id, label: app.name }))}
          value={flowApp}
          onChange={setFlowApp}
        />
      )}
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
