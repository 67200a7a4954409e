import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { SkeletonRows } from '../../../components/SkeletonRows';
import type { Filter } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { describedQuery } from '../api';
import { matchWords } from '../asked';
import type { CountOf } from '../CountText';
import { type Building, BuildingProvider, useBuilding } from '../context';
import { type GroupDraft, leavesOf, readGroup, writeGroup } from '../draft';
import { EVERYBODY, sameFilter } from '../filter';
import { takesEscape } from '../QuietPopover';
import { useFollowing } from '../useFollowing';
import type { ListFilter } from '../useListFilter';
import { useProblems } from '../useProblems';
import classes from './Builder.module.css';
import { GroupWords } from './GroupWords';
import { PartList } from './PartList';

interface FilterBuilderProps {
  list: ListFilter;
  count: CountOf;
  onClose: () => void;
}

/** The whole filter of a list beside it: groups in groups, in a sentence. The list follows while it is built. */
export function FilterBuilder({ list, count, onClose }: FilterBuilderProps) {
  const building = useBuilding(list.asked, list.segment?.id);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const closing = useRef(onClose);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey) return;
    // The keys of the list are not for somebody who works in here.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented && !takesEscape(event.target)) closing.current();
  };

  return (
    <section ref={panel} className={classes.panel} aria-label="Filter builder" tabIndex={-1} onKeyDown={onKeyDown}>
      {building ? (
        <Builder list={list} count={count} building={building} onClose={onClose} closing={closing} />
      ) : (
        <SkeletonRows rows={6} label="Loading fields" />
      )}
    </section>
  );
}

interface BuilderProps extends FilterBuilderProps {
  building: Building;
  /** What Escape does. */
  closing: { current: () => void };
}

function Builder({ list, count, building, onClose, closing }: BuilderProps) {
  const [before] = useState(list.filter);
  const [draft, setDraft] = useState(() => readGroup(list.filter));
  const filter = useMemo(() => writeGroup(draft, building.isComplete) ?? EVERYBODY, [draft, building]);
  const { follow, settle } = useFollowing(list);

  // Somebody else changed the filter: a chip was removed, the change was taken back. What the builder said itself is no news.
  const [seen, setSeen] = useState(list.filter);
  const [said, setSaid] = useState<Filter>(filter);
  if (!sameFilter(seen, list.filter)) {
    setSeen(list.filter);
    if (!sameFilter(said, list.filter)) {
      setDraft(readGroup(list.filter));
      setSaid(list.filter);
    }
  }

  const change = (next: GroupDraft) => {
    setDraft(next);
    const written = writeGroup(next, building.isComplete) ?? EVERYBODY;
    if (sameFilter(written, filter)) return;
    setSaid(written);
    follow(written);
  };
  const close = () => {
    settle();
    onClose();
  };
  closing.current = close;

  const { byPart, whole } = useProblems(list.asked, draft, filter);
  const words = useQuery(describedQuery(filter, list.asked.subject)).data?.words;
  const open = leavesOf(draft).filter(({ part, scope }) =>
    part.kind === 'segment' ? part.segment === null : !building.isComplete(part, scope),
  ).length;

  return (
    <BuildingProvider value={useMemo(() => ({ ...building, problems: byPart }), [building, byPart])}>
      <header className={classes.head}>
        <h2 className={classes.title}>Filter</h2>
        <ActionIcon aria-label="Close the builder" onClick={close}>
          <IconX size={16} stroke={1.75} />
        </ActionIcon>
        <p className={classes.summary}>{words?.summary ?? '\u2007'}</p>
      </header>
      {whole && (
        <p className={classes.banner} role="alert">
          <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
          <span>{whole}</span>
        </p>
      )}
      <div className={classes.body}>
        <div className={classes.root}>
          <span className={classes.quiet}>{matchWords(list.asked)}</span>
          <GroupWords group={draft} onChange={change} />
        </div>
        <PartList group={draft} scope={null} onChange={change} />
      </div>
      <footer className={classes.foot}>
        <div className={classes.result}>
          {count(filter)}
          {open > 0 && (
            <span className={classes.quiet}>{formatCountOf(open, 'condition', 'conditions')} still open</span>
          )}
        </div>
        {!sameFilter(before, filter) && (
          <Button
            variant="subtle"
            color="gray"
            onClick={() => {
              setDraft(readGroup(before));
              setSaid(before);
              follow(before);
            }}
          >
            Discard changes
          </Button>
        )}
        <Button onClick={close}>Done</Button>
      </footer>
    </BuildingProvider>
  );
}
