import { Menu } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconCircleCheck,
  IconCircleDashed,
  IconGauge,
  IconPalette,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { TagColorItems } from '../../../components/TagColors';
import type { BoardInfo, PhaseInfo } from '../../../ipc';
import { deletedPhase, phaseSettings } from '../dialogs';
import { stepBefore } from '../order';
import { useBoardVerbs } from '../useBoardVerbs';

const ICON = { size: 15, stroke: 1.75 };

/** What can be done with a phase, as the items of a menu. */
export function PhaseMenuItems({ board, phase }: { board: BoardInfo; phase: PhaseInfo }) {
  const verbs = useBoardVerbs();
  const left = stepBefore(board.phases, phase.id, -1);
  const right = stepBefore(board.phases, phase.id, 1);
  const change = () => phaseSettings.set({ board: board.id, phase: phase.id });
  return (
    <>
      <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={change}>
        Rename…
      </Menu.Item>
      <Menu.Item leftSection={<IconGauge {...ICON} />} onClick={change}>
        {phase.softLimit === null ? 'Set a limit…' : 'Change the limit…'}
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconPalette {...ICON} />}>Colour</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <TagColorItems color={phase.color} onColor={(color) => void verbs.recolorPhase(phase, color)} />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Item
        leftSection={phase.isDone ? <IconCircleDashed {...ICON} /> : <IconCircleCheck {...ICON} />}
        onClick={() => void verbs.markDone(phase, !phase.isDone)}
      >
        {phase.isDone ? 'Make it an open phase' : 'Make it a done phase'}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconArrowLeft {...ICON} />}
        disabled={left === undefined}
        onClick={() => left !== undefined && void verbs.movePhase(phase, left)}
      >
        Move left
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowRight {...ICON} />}
        disabled={right === undefined}
        onClick={() => right !== undefined && void verbs.movePhase(phase, right)}
      >
        Move right
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconTrash {...ICON} />}
        disabled={board.phases.length === 1}
        onClick={() => deletedPhase.set({ board: board.id, phase: phase.id })}
      >
        Delete…
      </Menu.Item>
    </>
  );
}
