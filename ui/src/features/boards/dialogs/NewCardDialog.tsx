import { Button, Checkbox, Menu, Modal, Textarea, TextInput } from '@mantine/core';
import { IconLayoutKanban } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { BoardId, BoardInfo, CardContact, Member, PhaseId, Priority } from '../../../ipc';
import { useDraft } from '../../notes/drafts';
import { useBoards } from '../api';
import { type CardStart, newBoardDialog, newCardDialog } from '../dialogs';
import { AssigneePicker } from '../pickers/AssigneePicker';
import { CardTags } from '../pickers/CardTags';
import { Chosen } from '../pickers/Chosen';
import { ContactPicker } from '../pickers/ContactPicker';
import { DuePicker } from '../pickers/DuePicker';
import { PhasePicker } from '../pickers/PhasePicker';
import { Pill } from '../pickers/Pill';
import { PriorityPicker } from '../pickers/PriorityPicker';
import { useCardVerbs } from '../useCardVerbs';
import classes from './NewCard.module.css';
import { useSaving } from './useSaving';

/** Makes a card, on the board on screen or on one that is chosen; stands once in the app. */
export function NewCardDialog() {
  const start = newCardDialog.use();
  const close = () => newCardDialog.set(null);
  return (
    <Modal
      opened={start !== null}
      onClose={close}
      title="New card"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {start && <NewCardForm start={start} onDone={close} />}
    </Modal>
  );
}

function NewCardForm({ start, onDone }: { start: CardStart; onDone: () => void }) {
  const boards = useBoards();
  const verbs = useCardVerbs();
  const [chosen, setBoard] = useState<BoardId | undefined>(start.board);
  const board = boards.find(({ id }) => id === chosen) ?? boards[0];
  const [phase, setPhase] = useState<PhaseId | undefined>(start.phase);
  // A click beside the dialog loses nothing; only Cancel and a card that was made do.
  const [title, setTitle] = useDraft('new-card.title');
  const [description, setDescription] = useDraft('new-card.description');
  const [priority, setPriority] = useState<Priority | null>(null);
  const [assignee, setAssignee] = useState<Member | null>(null);
  const [contact, setContact] = useState<CardContact | null>(start.contact ?? null);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [tags, setTags] = useState<string[]>([]);
  const [another, setAnother] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const done = () => {
    empty();
    if (!another) return onDone();
    field.current?.focus();
  };
  const empty = () => {
    setTitle('');
    setDescription('');
  };
  const cancel = () => {
    empty();
    onDone();
  };
  const { isSaving, refusal, save, clear } = useSaving(done);
  const inPhase = board?.phases.find(({ id }) => id === phase) ?? board?.phases[0];

  const submit = () => {
    if (!board || !inPhase || title.trim() === '') return;
    void save(() =>
      verbs.create({
        board: board.id,
        phase: inPhase.id,
        title: title.trim(),
        contact: contact?.id ?? null,
        description: description.trim(),
        priority,
        assignee: assignee?.id ?? null,
        dueOn,
        tags,
      }),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    submit();
  };

  if (!board || !inPhase) {
    const make = () => {
      onDone();
      newBoardDialog.set(true);
    };
    return (
      <div className={classes.form}>
        <p className={classes.none}>Cards stand on boards, and there is none yet.</p>
        <Button onClick={make}>New board</Button>
      </div>
    );
  }
  return (
    <form
      className={classes.form}
      onKeyDown={onKeyDown}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextInput
        ref={field}
        data-autofocus
        variant="unstyled"
        classNames={{ input: classes.title ?? '' }}
        aria-label="Title"
        placeholder="Title of the card"
        dir="auto"
        value={title}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
          clear();
        }}
      />
      <Textarea
        variant="unstyled"
        classNames={{ input: classes.text ?? '' }}
        aria-label="Description"
        placeholder="Add a description in Markdown…"
        dir="auto"
        autosize
        minRows={3}
        maxRows={12}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <div className={classes.pills} role="group" aria-label="Values of the card">
        {(start.board === undefined || boards.length > 1) && (
          <BoardPicker boards={boards} value={board} onPick={(next) => setBoard(next.id)} />
        )}
        <PhasePicker value={inPhase.id} phases={board.phases} onPick={(next) => setPhase(next.id)} />
        <ContactPicker value={contact} onPick={setContact} />
        <PriorityPicker value={priority} onPick={setPriority} />
        <AssigneePicker value={assignee} onPick={setAssignee} />
        <DuePicker value={dueOn} onPick={setDueOn} />
        <CardTags value={tags} onPick={setTags} />
      </div>
      {refusal && (
        <p className={classes.refusal} role="alert">
          {refusal}
        </p>
      )}
      <div className={classes.foot}>
        <Checkbox
          size="xs"
          label="Make another"
          checked={another}
          onChange={(event) => setAnother(event.currentTarget.checked)}
        />
        <Button variant="default" onClick={cancel}>
          Cancel
        </Button>
        <Button type="submit" loading={isSaving} disabled={title.trim() === ''}>
          Make card
        </Button>
      </div>
    </form>
  );
}

interface BoardPickerProps {
  boards: BoardInfo[];
  value: BoardInfo;
  onPick: (board: BoardInfo) => void;
}

function BoardPicker({ boards, value, onPick }: BoardPickerProps) {
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Pill what="Board" chosen={value.name}>
          <IconLayoutKanban size={15} stroke={1.75} aria-hidden />
          <TruncatedText text={value.name} />
        </Pill>
      </Menu.Target>
      <Menu.Dropdown mah={340} style={{ overflowY: 'auto' }}>
        {boards.map((board) => (
          <Menu.Item
            key={board.id}
            leftSection={<TagDot color={board.color} />}
            rightSection={<Chosen isChosen={board.id === value.id} />}
            onClick={() => onPick(board)}
          >
            <bdi>{board.name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
