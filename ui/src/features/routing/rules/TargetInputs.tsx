import { Select } from '@mantine/core';
import type { FlowAppInfo, Priority, RoutingDestination } from '../../../ipc';
import { useBoards } from '../../boards/api';
import { useMembers } from '../../team/api';
import { PRIORITIES, PRIORITY_ORDER } from '../words';
import type { RuleDraft } from './draft';
import classes from './Rules.module.css';

interface TargetInputsProps {
  app: FlowAppInfo;
  draft: RuleDraft;
  /** Where the rule sends cards until now; it may be gone. */
  lost: RoutingDestination | null;
  onChange: (next: Partial<RuleDraft>) => void;
}

const isPriority = (value: string | null): value is Priority => value !== null && Object.hasOwn(PRIORITIES, value);

/** Where the card goes, and what it gets on the way. */
export function TargetInputs({ app, draft, lost, onChange }: TargetInputsProps) {
  const boards = useBoards();
  const members = useMembers().filter(({ id, leftAt }) => leftAt === null || id === draft.assignee);
  const own = new Set(app.boards.map(({ id }) => id));
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const groups = [
    { group: app.name, items: boards.filter(({ id }) => own.has(id)).map(option) },
    { group: 'Other boards', items: boards.filter(({ id }) => !own.has(id)).map(option) },
  ].filter(({ items }) => items.length > 0);
  const board = boards.find(({ id }) => id === draft.board);
  const isLost = boards.length > 0 && draft.board !== null && !board;
  const phase = board?.phases.find(({ id }) => id === draft.phase) ?? board?.phases[0];
  return (
    <fieldset className={classes.fields}>
      <legend>Then the card goes to</legend>
      <div className={classes.targets}>
        <Select
          label="Board"
          placeholder="Choose a board"
          searchable
          allowDeselect={false}
          nothingFoundMessage="There is no such board."
          data={groups.length === 1 ? (groups[0]?.items ?? []) : groups}
          value={board?.id ?? null}
          error={isLost && `“${lost?.boardName ?? 'The board'}” was deleted. Choose another one.`}
          onChange={(next) =>
            onChange({ board: next, phase: boards.find(({ id }) => id === next)?.phases[0]?.id ?? null })
          }
        />
        <Select
          label="Phase"
          allowDeselect={false}
          disabled={!board}
          data={board?.phases.map(option) ?? []}
          value={phase?.id ?? null}
          onChange={(next) => onChange({ phase: next })}
        />
        <Select
          label="Priority"
          placeholder="None"
          clearable
          clearButtonProps={{ 'aria-label': 'No priority' }}
          data={PRIORITY_ORDER.map((value) => ({ value, label: PRIORITIES[value] }))}
          value={draft.priority}
          onChange={(next) => onChange({ priority: isPriority(next) ? next : null })}
        />
        <Select
          label="Assignee"
          placeholder="Nobody"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'No assignee' }}
          data={members.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.assignee}
          onChange={(next) => onChange({ assignee: next })}
        />
      </div>
    </fieldset>
  );
}
