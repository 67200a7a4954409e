import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartPie, IconChevronDown, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useStored } from '../../../lib/useStored';
import { useSegmentLinks } from '../useSegmentLinks';
import { FoldedSegments } from './FoldedSegments';
import { SegmentList } from './SegmentList';
import classes from './Sidebar.module.css';

const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** Every segment with its count, for the sidebar: a section that folds, or one icon where the sidebar is folded. */
export function SegmentSection({ folded }: { folded: boolean }) {
  return folded ? <FoldedSegments /> : <UnfoldedSegments />;
}

function UnfoldedSegments() {
  const [closed, setClosed] = useStored('segments.folded', false, isBoolean);
  const links = useSegmentLinks();
  const list = useId();
  return (
    <div className={classes.section}>
      <div className={classes.head}>
        <Link to="/segments" activeOptions={{ exact: true }} className={classes.title}>
          <IconChartPie size={16} stroke={1.75} aria-hidden />
          Segments
        </Link>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!closed}
          aria-controls={list}
          aria-label={closed ? 'Show segments' : 'Hide segments'}
          onClick={() => setClosed(!closed)}
        >
          <IconChevronDown size={14} stroke={2} aria-hidden />
        </button>
        <Tooltip label="New segment" position="right">
          <ActionIcon size="sm" className={classes.add ?? ''} aria-label="New segment" onClick={links.make}>
            <IconPlus size={14} stroke={2} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div id={list} className={classes.body} hidden={closed}>
        {!closed && <SegmentList />}
      </div>
    </div>
  );
}
