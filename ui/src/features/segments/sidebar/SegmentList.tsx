import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import classes from '../../../components/NavSection.module.css';
import { Sortable } from '../../../components/Sortable';
import type { SegmentId, SegmentInfo } from '../../../ipc';
import { segmentsQuery } from '../api';
import { behind } from '../order';
import { useCurrentSegment } from '../useCurrentSegment';
import { useSegmentVerbs } from '../useSegmentVerbs';
import { SegmentLine } from './SegmentLine';

/** The segments in their order. They scroll by themselves, so that dozens of them leave the rest of the navigation in its place. */
export function SegmentList() {
  const { data: segments } = useQuery(segmentsQuery);
  if (segments === undefined) return null;
  if (segments.length === 0) return <p className={classes.none}>Save a filter to see it here.</p>;
  return <Lines segments={segments} />;
}

/** One line is reached with Tab, the others from it with the arrows: dozens of them are no dozens of stops. */
function Lines({ segments }: { segments: SegmentInfo[] }) {
  const verbs = useSegmentVerbs();
  const current = useCurrentSegment();
  const [visited, setVisited] = useState<SegmentId | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const ids = segments.map(({ id }) => id);
  const stop = [visited, current].find((id) => id !== null && ids.includes(id)) ?? ids[0];

  useEffect(() => {
    if (current === null) return;
    list.current?.querySelector(`[data-sortable="${CSS.escape(current)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <Sortable
      items={ids}
      nameOf={(id) => segments.find((segment) => segment.id === id)?.name ?? ''}
      placeOf={(id, order) => `${order.indexOf(id) + 1} of ${order.length}`}
      onDrop={(id, order) => {
        const segment = segments.find((each) => each.id === id);
        if (segment) void verbs.move(segment, behind(order, id));
      }}
    >
      <div ref={list} role="list" aria-label="Segments" className={classes.list} onKeyDown={stepToNeighbour}>
        {segments.map((segment) => (
          <SegmentLine
            key={segment.id}
            segment={segment}
            isCurrent={segment.id === current}
            isStop={segment.id === stop}
            onVisit={setVisited}
          />
        ))}
      </div>
    </Sortable>
  );
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowDown: (index, count) => Math.min(index + 1, count - 1),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

function stepToNeighbour(event: KeyboardEvent<HTMLElement>) {
  const step = STEPS[event.key];
  // A handle takes the arrows for what it holds.
  if (!step || !(event.target instanceof HTMLAnchorElement)) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  links[step(links.indexOf(event.target), links.length)]?.focus();
  event.preventDefault();
}
