import { Button, Checkbox, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { TruncatedText } from '../../../../components/TruncatedText';
import type { FieldGroupInfo, ImportId, Mapping } from '../../../../ipc';
import { errorCopy } from '../../../../lib/errorCopy';
import { formatCountOf } from '../../../../lib/format';
import { FIELD_TYPES } from '../../../fields/fieldTypes';
import { fieldOf, type GuessedColumn } from './fieldGuess';
import classes from './MakeFields.module.css';
import { type Made, makeFields } from './makeFields';

interface MakeFieldsDialogProps {
  draft: ImportId;
  opened: boolean;
  /** The columns without a place. */
  columns: GuessedColumn[];
  mapping: Mapping;
  groups: FieldGroupInfo[];
  onClose: () => void;
}

/** Makes a field of every column that has no place, but for those that are unticked. */
export function MakeFieldsDialog({ opened, ...rest }: MakeFieldsDialogProps) {
  const { onClose } = rest;
  const [isRunning, setRunning] = useState(false);
  return (
    <Modal
      opened={opened}
      onClose={() => !isRunning && onClose()}
      title="Make fields"
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
  const [group, setGroup] = useState<string | null>(null);
  const [done, setDone] = useState(0);
  const [refused, setRefused] = useState<Made['refused']>(null);
  const targetOf = ({ header, target }: GuessedColumn) => mapping.columns?.[header] ?? target;
  const chosen = columns.filter(({ header }) => !left.has(header));

  const make = async () => {
    onRunning(true);
    setDone(0);
    setRefused(null);
    const made = await makeFields(
      draft,
      chosen.map((column) => ({ header: column.header, from: targetOf(column), input: fieldOf(column, group) })),
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
        Each becomes a field of every contact, and its column goes there. What a field is can be changed in the
        settings.
      </p>
      <ul className={classes.columns} aria-label="Columns">
        {columns.map((column) => {
          const { name, icon: Icon } = FIELD_TYPES[column.fieldGuess?.type ?? 'text'];
          return (
            <li key={column.header} className={classes.column}>
              <Checkbox
                size="xs"
                checked={!left.has(column.header)}
                disabled={isRunning}
                onChange={() => toggle(column.header)}
                label={<TruncatedText text={column.label} />}
                classNames={{
                  root: classes.check ?? '',
                  body: classes.checkBody ?? '',
                  labelWrapper: classes.label ?? '',
                }}
              />
              <span className={classes.type}>
                <Icon size={14} stroke={1.75} />
                {name}
              </span>
            </li>
          );
        })}
      </ul>
      {groups.length > 0 && (
        <Select
          label="Group"
          placeholder="Without a group"
          clearable
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
        <Button className="numeric" disabled={chosen.length === 0 || isRunning} onClick={() => void make()}>
          {isRunning ? `Making ${done + 1} of ${chosen.length}…` : `Make ${formatCountOf(chosen.length, 'field')}`}
        </Button>
      </Group>
    </div>
  );
}
