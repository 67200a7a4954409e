import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import type { DraftColumn, FieldGroupInfo, ImportId, Mapping } from '../../../../ipc';
import { errorCopy } from '../../../../lib/errorCopy';
import { formatCountOf } from '../../../../lib/format';
import { editOf, type FieldEdit, fieldOf } from './fieldGuess';
import { MakeFieldLine } from './MakeFieldLine';
import classes from './MakeFields.module.css';
import { type Made, makeFields } from './makeFields';

interface MakeFieldsDialogProps {
  draft: ImportId;
  opened: boolean;
  /** The columns that fields are made of. */
  columns: DraftColumn[];
  mapping: Mapping;
  groups: FieldGroupInfo[];
  onClose: () => void;
}

/** Makes a field of a column, or of every column that has no place but for those that are unticked. */
export function MakeFieldsDialog({ opened, ...rest }: MakeFieldsDialogProps) {
  const { onClose } = rest;
  const [isRunning, setRunning] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={() => !isRunning && onClose()}
      title={rest.columns.length === 1 ? 'Make a field' : 'Make fields'}
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <MakeFieldsForm {...rest} isRunning={isRunning} onRunning={setRunning} />
    </Modal>
  );
}

interface MakeFieldsFormProps extends Omit<MakeFieldsDialogProps, 'opened'> {
  isRunning: boolean;
  onRunning: (running: boolean) => void;
}

function MakeFieldsForm({ draft, columns, mapping, groups, isRunning, onRunning, onClose }: MakeFieldsFormProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [edits, setEdits] = useState<ReadonlyMap<string, FieldEdit>>(new Map());
  const [group, setGroup] = useState<string | null>(null);
  const [done, setDone] = useState(0);
  const [refused, setRefused] = useState<Made['refused']>(null);
  const editFor = (column: DraftColumn) => edits.get(column.header) ?? editOf(column);
  const chosen = columns.filter(({ header }) => !left.has(header));
  const isNameless = chosen.some((column) => editFor(column).label.trim() === '');

  const make = async () => {
    onRunning(true);
    setDone(0);
    setRefused(null);
    const made = await makeFields(
      draft,
      chosen.map((column) => ({
        header: column.header,
        from: mapping.columns?.[column.header] ?? column.target,
        input: fieldOf(column, editFor(column), group),
      })),
      setDone,
    );
    onRunning(false);
    if (made.refused === null) onClose();
    else setRefused(made.refused);
  };
  const toggle = (header: string) =>
    setLeft((was) => {
      const next = new Set(was);
      if (!next.delete(header)) next.add(header);
      return next;
    });

  return (
    <div className={classes.form}>
      <p className={classes.hint}>
        {columns.length === 1 ? 'It' : 'Each'} becomes a field of every contact, and its column goes there. Options,
        currencies and rules are given in the settings.
      </p>
      <ul className={classes.lines} aria-label="Columns">
        {columns.map((column, index) => (
          <MakeFieldLine
            key={column.header}
            column={column}
            edit={editFor(column)}
            onEdit={(edit) => setEdits((was) => new Map(was).set(column.header, edit))}
            disabled={isRunning}
            isFirst={index === 0}
            {...(columns.length > 1 ? { checked: !left.has(column.header) } : {})}
            onToggle={() => toggle(column.header)}
          />
        ))}
      </ul>
      {groups.length > 0 && (
        <Select
          label="Group"
          placeholder="Without a group"
          clearable
          clearButtonProps={{ 'aria-label': 'Without a group' }}
          disabled={isRunning}
          data={groups.map(({ id, name }) => ({ value: id, label: name }))}
          value={group}
          onChange={setGroup}
        />
      )}
      {refused && (
        <p className={classes.refusal} role="alert">
          “{columns.find(({ header }) => header === refused.header)?.label ?? refused.header}”:{' '}
          {errorCopy(refused.error).message}{' '}
          {done > 0 && `${formatCountOf(done, 'field')} before it ${done === 1 ? 'was' : 'were'} made.`}
        </p>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose} disabled={isRunning}>
          Cancel
        </Button>
        <Button
          className="numeric"
          disabled={chosen.length === 0 || isNameless || isRunning}
          onClick={() => void make()}
        >
          {isRunning ? `Making ${done + 1} of ${chosen.length}…` : `Make ${formatCountOf(chosen.length, 'field')}`}
        </Button>
      </Group>
    </div>
  );
}
