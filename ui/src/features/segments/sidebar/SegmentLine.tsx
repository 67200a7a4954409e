import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import classes from '../../../components/NavSection.module.css';
import { SortableLine } from '../../../components/Sortable';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { SegmentId, SegmentInfo } from '../../../ipc';
import { formatCount } from '../../../lib/format';
import { ProblemSign } from '../ProblemSign';
import { SegmentMenuItems } from '../SegmentMenuItems';

interface SegmentLineProps {
  segment: SegmentInfo;
  isCurrent: boolean;
  /** Tab stops here. */
  isStop: boolean;
  onVisit: (segment: SegmentId) => void;
}

/** One segment of the sidebar: a way to its list, its handle, and its menu by button or right click. */
export function SegmentLine({ segment, isCurrent, isStop, onVisit }: SegmentLineProps) {
  const { id, name, color, count, problem } = segment;
  const tabIndex = isStop ? 0 : -1;
  return (
    <SortableLine id={id} name={name} role="listitem" tabIndex={tabIndex} className={classes.line}>
      {(handle) => (
        <Menu position="bottom-start" width={200}>
          <Menu.ContextMenu>
            <div className={classes.row} data-current={isCurrent || undefined}>
              <Link
                to="/contacts"
                search={{ segment: id }}
                className={classes.link}
                tabIndex={tabIndex}
                draggable={false}
                onFocus={() => onVisit(id)}
                // On the segment's own page the link leads elsewhere, and still marks where one is.
                inactiveProps={isCurrent ? { 'aria-current': 'page' } : {}}
              >
                <TagDot color={color} />
                <TruncatedText text={name} className={classes.name} />
                {problem !== null && <ProblemSign problem={problem} />}
                <span className={`${classes.count} numeric`}>{formatCount(count)}</span>
              </Link>
              <span className={classes.grip}>{handle}</span>
              <MoreButton segment={segment} tabIndex={tabIndex} />
            </div>
          </Menu.ContextMenu>
          <Menu.Dropdown>
            <SegmentMenuItems segment={segment} />
          </Menu.Dropdown>
        </Menu>
      )}
    </SortableLine>
  );
}

function MoreButton({ segment, tabIndex }: { segment: SegmentInfo; tabIndex: 0 | -1 }) {
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <button type="button" className={classes.more} tabIndex={tabIndex} aria-label={`More for ${segment.name}`}>
          <IconDots size={15} stroke={2} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <SegmentMenuItems segment={segment} />
      </Menu.Dropdown>
    </Menu>
  );
}
