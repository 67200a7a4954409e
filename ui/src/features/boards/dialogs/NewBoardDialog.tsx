import { Button, Modal, TextInput, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { TagDot } from '../../../components/Tag';
import type { BoardInfo, BoardTemplate, BoardTemplateInfo, TagColor } from '../../../ipc';
import { foldName } from '../../tags/api';
import { boardTemplatesQuery, useBoards } from '../api';
import { newBoardDialog } from '../dialogs';
import { useBoardVerbs } from '../useBoardVerbs';
import { ColorSwatch } from './ColorSwatch';
import classes from './Dialogs.module.css';
import { type PhaseDraft, PhaseDrafts, phaseDraft, phasesProblem } from './PhaseDrafts';
import { useSaving } from './useSaving';

/** Makes a board: from scratch, or from one of the templates. */
export function NewBoardDialog() {
  const close = () => newBoardDialog.set(false);
  return (
    <Modal
      opened={newBoardDialog.use()}
      onClose={close}
      title="New board"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <NewBoardForm onDone={close} />
    </Modal>
  );
}

const SCRATCH = () => [phaseDraft('To do', 0), phaseDraft('In progress', 3), phaseDraft('Done', 8, { isDone: true })];

/** Colours that tell boards apart at a glance, the first ones first. */
const COLORS: TagColor[] = ['blue', 'teal', 'orange', 'violet', 'green', 'pink', 'yellow', 'red', 'sky', 'lime'];

/** A colour that no board has yet, as long as there is one. */
const freeColor = (boards: BoardInfo[]): TagColor =>
  COLORS.find((color) => boards.every((board) => board.color !== color)) ?? 'blue';

function NewBoardForm({ onDone }: { onDone: () => void }) {
  const verbs = useBoardVerbs();
  const boards = useBoards();
  const templates = useQuery(boardTemplatesQuery).data ?? [];
  const [template, setTemplate] = useState<BoardTemplate | null>(null);
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [color, setColor] = useState<TagColor>(() => freeColor(boards));
  const [phases, setPhases] = useState<PhaseDraft[]>(SCRATCH);
  const { isSaving, refusal, error, save, clear } = useSaving(onDone);
  const wanted = name.trim();
  const isTaken = boards.some((board) => foldName(board.name) === foldName(wanted));
  const problem = phasesProblem(phases);

  const choose = (chosen: BoardTemplateInfo | null) => {
    const before = templates.find((each) => each.template === template);
    setTemplate(chosen?.template ?? null);
    setPhases(
      chosen
        ? chosen.phases.map((phase, at) => phaseDraft(phase.name, at, { ...phase, color: phase.color ?? 'gray' }))
        : SCRATCH(),
    );
    // What somebody has typed stays theirs.
    if (wanted === '' || name === before?.name) setName(chosen?.name ?? '');
    if (description === '' || description === before?.description) setDescription(chosen?.description ?? '');
    clear();
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '' || isTaken || problem !== null) return;
    void save(() =>
      verbs.create({
        name: wanted,
        description: description.trim(),
        color,
        flowApp: null,
        template: null,
        phases: phases
          .filter((phase) => phase.name.trim() !== '')
          .map(({ id: _, ...phase }) => ({ ...phase, name: phase.name.trim() })),
      }),
    );
  };

  return (
    <form onSubmit={submit} className={classes.form}>
      <div>
        <p className={classes.label} id="board-templates">
          Begin with
        </p>
        <div className={classes.templates} role="radiogroup" aria-labelledby="board-templates">
          <TemplateChoice
            name="From scratch"
            hint="Your own phases"
            phases={[]}
            isChosen={template === null}
            onChoose={() => choose(null)}
          />
          {templates.map((each) => (
            <TemplateChoice
              key={each.template}
              name={each.name}
              hint={each.phases.map((phase) => phase.name).join(' → ')}
              phases={each.phases.map((phase) => phase.color ?? 'gray')}
              isChosen={template === each.template}
              onChoose={() => choose(each)}
            />
          ))}
        </div>
      </div>
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
      <TextInput
        label="Description"
        dir="auto"
        placeholder="What it is for"
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <PhaseDrafts phases={phases} onPhases={setPhases} />
      {(refusal ?? problem) && (
        <p className={classes.refusal} role="alert">
          {error ? refusal : problem}
        </p>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={wanted === '' || isTaken || problem !== null}>
          Make board
        </Button>
      </div>
    </form>
  );
}

interface TemplateChoiceProps {
  name: string;
  hint: string;
  phases: TagColor[];
  isChosen: boolean;
  onChoose: () => void;
}

function TemplateChoice({ name, hint, phases, isChosen, onChoose }: TemplateChoiceProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      className={classes.template}
      data-checked={isChosen || undefined}
      title={hint}
      onClick={onChoose}
    >
      <span className={classes.templateName}>{name}</span>
      {/* The phases stand below once it is chosen. */}
      <VisuallyHidden>, {hint}</VisuallyHidden>
      {phases.length > 0 && (
        <span className={classes.dots} aria-hidden>
          {phases.map((color, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the dots have no identity.
            <TagDot key={at} color={color} />
          ))}
        </span>
      )}
    </button>
  );
}
