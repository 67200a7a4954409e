import { Menu, Tooltip } from '@mantine/core';
import { IconChartPie, IconList, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { TagDot } from '../../../components/Tag';
import { formatCount } from '../../../lib/format';
import { useSegments } from '../api';
import { ProblemSign } from '../ProblemSign';
import { useCurrentSegment } from '../useCurrentSegment';
import { useSegmentLinks } from '../useSegmentLinks';
import classes from './Sidebar.module.css';

/** One icon for all segments, where the sidebar has room for no more. */
export function FoldedSegments() {
  const [opened, setOpened] = useState(false);
  const segments = useSegments();
  const current = useCurrentSegment();
  const links = useSegmentLinks();
  return (
    <Menu position="right-start" width={264} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Tooltip label="Segments" position="right" disabled={opened}>
          <button
            type="button"
            className={classes.icon}
            data-current={current !== null || undefined}
            aria-label="Segments"
          >
            <IconChartPie size={16} stroke={1.75} aria-hidden />
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Segments</Menu.Label>
        <div className={classes.menuList} role="none">
          {segments.map(({ id, name, color, count, problem }) => (
            <Menu.Item
              key={id}
              leftSection={<TagDot color={color} />}
              rightSection={
                <span className={classes.menuCount}>
                  {problem !== null && <ProblemSign problem={problem} />}
                  <span className="numeric">{formatCount(count)}</span>
                </span>
              }
              classNames={{ item: classes.menuItem ?? '', itemLabel: classes.menuLabel ?? '' }}
              aria-current={id === current ? 'page' : undefined}
              onClick={() => links.open(id)}
            >
              <span dir="auto">{name}</span>
            </Menu.Item>
          ))}
        </div>
        {segments.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconList size={15} stroke={1.75} />} onClick={links.openAll}>
          All segments
        </Menu.Item>
        <Menu.Item leftSection={<IconPlus size={15} stroke={1.75} />} onClick={links.make}>
          New segment
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
