import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheckFilled, IconDots, IconPlus } from '@tabler/icons-react';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { BoardInfo, BoardPhase } from '../../../ipc';
import { useCanSet } from '../../workspace/useCanSet';
import { newCardDialog } from '../dialogs';
import { isTooFull, phaseCountSentence, phaseCountWords } from '../words';
import classes from './Board.module.css';
import { PhaseMenuItems } from './PhaseMenuItems';

interface ColumnHeaderProps {
  board: BoardInfo;
  phase: BoardPhase;
  isFiltered: boolean;
}

/** What a phase is, how many cards it has, and what can be done with it. */
export function ColumnHeader({ board, phase, isFiltered }: ColumnHeaderProps) {
  const isFull = isTooFull(phase);
  const canSet = useCanSet();
  return (
    <header className={classes.columnHead}>
      <TagDot color={phase.color} />
      <h2 className={classes.phaseName}>
        <TruncatedText text={phase.name} />
      </h2>
      {phase.isDone && (
        <Tooltip label="Cards here are done">
          <IconCircleCheckFilled size={14} className={classes.done} role="img" aria-label="Cards here are done" />
        </Tooltip>
      )}
      <Tooltip label={phaseCountSentence(phase, isFiltered)}>
        <span
          className={`${classes.count} numeric`}
          data-full={isFull || undefined}
          role="note"
          aria-label={phaseCountSentence(phase, isFiltered)}
        >
          {isFull && <IconAlertTriangle size={12} stroke={2} aria-hidden />}
          {phaseCountWords(phase, isFiltered)}
        </span>
      </Tooltip>
      <span className={classes.headEnd}>
        {canSet && (
          <Menu width={200}>
            <Menu.Target>
              <ActionIcon size="sm" aria-label={`More for the phase ${phase.name}`}>
                <IconDots size={15} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <PhaseMenuItems board={board} phase={phase} />
            </Menu.Dropdown>
          </Menu>
        )}
        <Tooltip label={`New card in ${phase.name}`}>
          <ActionIcon
            size="sm"
            aria-label={`New card in ${phase.name}`}
            onClick={() => newCardDialog.set({ board: board.id, phase: phase.id })}
          >
            <IconPlus size={15} />
          </ActionIcon>
        </Tooltip>
      </span>
    </header>
  );
}
