import { IconChartPie } from '@tabler/icons-react';
import { NavMenu } from '../../../components/NavMenu';
import { NavSection } from '../../../components/NavSection';
import { TagDot } from '../../../components/Tag';
import { useSegments } from '../api';
import { ProblemSign } from '../ProblemSign';
import { useCurrentSegment } from '../useCurrentSegment';
import { useSegmentLinks } from '../useSegmentLinks';
import { SegmentList } from './SegmentList';

const NAMES = { icon: IconChartPie, title: 'Segments', nouns: ['segment', 'segments'] } as const;

/** Every segment with its count, for the sidebar: a section that folds, or one icon where the sidebar is folded. */
export function SegmentSection({ folded }: { folded: boolean }) {
  return folded ? <FoldedSegments /> : <UnfoldedSegments />;
}

function UnfoldedSegments() {
  const links = useSegmentLinks();
  return (
    <NavSection {...NAMES} to="/segments" storedAs="segments.folded" onAdd={links.make}>
      <SegmentList />
    </NavSection>
  );
}

function FoldedSegments() {
  const segments = useSegments();
  const current = useCurrentSegment();
  const links = useSegmentLinks();
  const entries = segments.map(({ id, name, color, count, problem }) => ({
    id,
    name,
    count,
    mark: <TagDot color={color} />,
    sign: problem !== null && <ProblemSign problem={problem} />,
  }));
  return (
    <NavMenu
      {...NAMES}
      entries={entries}
      current={current ?? undefined}
      onOpen={links.open}
      onOpenAll={links.openAll}
      onAdd={links.make}
    />
  );
}
