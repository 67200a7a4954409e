import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { Filter } from '../../../ipc';
import { type Asked, matchWords } from '../asked';
import type { FirstFields } from '../catalog';
import { type Building, BuildingProvider, useBuilding } from '../context';
import { type GroupDraft, leavesOf, readGroup, writeGroup } from '../draft';
import { EVERYBODY } from '../filter';
import { useProblems } from '../useProblems';
import classes from './Builder.module.css';
import { GroupWords } from './GroupWords';
import { PartList } from './PartList';

/** A filter as far as it is built. */
export interface BuiltFilter {
  filter: Filter;
  /** Conditions that lack their value, and are no part of the filter. */
  open: number;
}

interface FilterFormProps {
  asked: Asked;
  initial: Filter;
  /** Fields that are offered before all others. */
  first?: FirstFields | undefined;
  onChange: (built: BuiltFilter) => void;
}

/** A filter of groups in groups inside a form: it is the form’s, and stands in no address. */
export function FilterForm(props: FilterFormProps) {
  const building = useBuilding(props.asked, undefined, props.first);
  if (!building) return <SkeletonRows rows={2} label="Loading fields" />;
  return <Parts {...props} building={building} />;
}

function Parts({ asked, initial, onChange, building }: FilterFormProps & { building: Building }) {
  const [draft, setDraft] = useState(() => readGroup(initial));
  const filter = useMemo(() => writeGroup(draft, building.isComplete) ?? EVERYBODY, [draft, building]);
  const { byPart, whole } = useProblems(asked, draft, filter);
  const change = (next: GroupDraft) => {
    setDraft(next);
    onChange({
      filter: writeGroup(next, building.isComplete) ?? EVERYBODY,
      open: leavesOf(next).filter(({ part, scope }) => part.kind === 'condition' && !building.isComplete(part, scope))
        .length,
    });
  };
  return (
    <BuildingProvider value={useMemo(() => ({ ...building, problems: byPart }), [building, byPart])}>
      {whole && (
        <p className={classes.problem} role="alert">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          <span>{whole}</span>
        </p>
      )}
      <div className={classes.root}>
        <span className={classes.quiet}>{matchWords(asked)}</span>
        <GroupWords group={draft} onChange={change} />
      </div>
      <PartList group={draft} scope={null} onChange={change} />
    </BuildingProvider>
  );
}
