import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { Sortable, SortableLine } from '../../../components/Sortable';
import type { TagColor } from '../../../ipc';
import { foldName } from '../../tags/api';
import { ColorSwatch } from './ColorSwatch';
import classes from './Dialogs.module.css';

/** A phase of a board that is being made. */
export interface PhaseDraft {
  /** For the list alone. */
  id: string;
  name: string;
  color: TagColor;
  softLimit: number | null;
  isDone: boolean;
}

const NEXT_COLORS: TagColor[] = ['sky', 'blue', 'violet', 'orange', 'yellow', 'teal', 'pink', 'lime', 'green', 'red'];

let made = 0;

/** A phase with this name, in a colour of its own. */
export function phaseDraft(name: string, at: number, values: Partial<PhaseDraft> = {}): PhaseDraft {
  made += 1;
  const color = NEXT_COLORS[at % NEXT_COLORS.length] ?? 'gray';
  return { id: `draft-${made}`, name, color, softLimit: null, isDone: false, ...values };
}

/** Why a board cannot have these phases. */
export function phasesProblem(phases: PhaseDraft[]): string | null {
  const names = phases.map(({ name }) => foldName(name)).filter(Boolean);
  if (names.length === 0) return 'A board needs a phase.';
  if (new Set(names).size < names.length) return 'Two phases have the same name.';
  return null;
}

interface PhaseDraftsProps {
  phases: PhaseDraft[];
  onPhases: (phases: PhaseDraft[]) => void;
}

/** The phases of a board that is being made: named, coloured, ordered by drag or keyboard. */
export function PhaseDrafts({ phases, onPhases }: PhaseDraftsProps) {
  const list = useRef<HTMLDivElement>(null);
  const change = (id: string, values: Partial<PhaseDraft>) =>
    onPhases(phases.map((phase) => (phase.id === id ? { ...phase, ...values } : phase)));
  const add = () => {
    onPhases([...phases, phaseDraft('', phases.length)]);
    requestAnimationFrame(() => {
      const inputs = list.current?.querySelectorAll<HTMLInputElement>('input[type="text"]');
      inputs?.[inputs.length - 1]?.focus();
    });
  };
  return (
    <div>
      <p className={classes.label}>Phases</p>
      <Sortable
        items={phases.map(({ id }) => id)}
        nameOf={(id) => phases.find((phase) => phase.id === id)?.name || 'Phase'}
        placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
        onDrop={(_, order) => onPhases(order.flatMap((id) => phases.find((phase) => phase.id === id) ?? []))}
      >
        <div ref={list} className={classes.phases}>
          {phases.map((phase, index) => (
            <SortableLine key={phase.id} id={phase.id} name={phase.name || `phase ${index + 1}`}>
              {(handle) => (
                <div className={classes.phase}>
                  {handle}
                  <ColorSwatch
                    label={`Colour of ${phase.name || `phase ${index + 1}`}`}
                    color={phase.color}
                    size="small"
                    onColor={(color) => change(phase.id, { color })}
                  />
                  <TextInput
                    size="xs"
                    type="text"
                    dir="auto"
                    aria-label={`Name of phase ${index + 1}`}
                    placeholder="Name of the phase"
                    value={phase.name}
                    onChange={(event) => change(phase.id, { name: event.currentTarget.value })}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                      event.preventDefault();
                      add();
                    }}
                  />
                  <Checkbox
                    size="xs"
                    className={classes.done ?? ''}
                    label="Done"
                    aria-label={`Cards in ${phase.name || `phase ${index + 1}`} are done`}
                    checked={phase.isDone}
                    onChange={(event) => change(phase.id, { isDone: event.currentTarget.checked })}
                  />
                  <ActionIcon
                    size="sm"
                    aria-label={`Remove ${phase.name || `phase ${index + 1}`}`}
                    disabled={phases.length === 1}
                    onClick={() => onPhases(phases.filter(({ id }) => id !== phase.id))}
                  >
                    <IconX size={14} />
                  </ActionIcon>
                </div>
              )}
            </SortableLine>
          ))}
        </div>
      </Sortable>
      <Button mt={6} variant="subtle" color="gray" leftSection={<IconPlus size={14} />} onClick={add}>
        Add phase
      </Button>
    </div>
  );
}
