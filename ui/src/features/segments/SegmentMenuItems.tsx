import { Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconChartLine,
  IconCopy,
  IconDeviceFloppy,
  IconFilterEdit,
  IconPalette,
  IconPencil,
  IconTableExport,
  IconTrash,
} from '@tabler/icons-react';
import { TagColorItems } from '../../components/TagColors';
import type { SegmentInfo } from '../../ipc';
import { useSegments } from './api';
import { renamedSegment } from './dialogs';
import { stepBefore } from './order';
import { useSegmentLinks } from './useSegmentLinks';
import { useSegmentVerbs } from './useSegmentVerbs';

const ICON = { size: 15, stroke: 1.75 };

interface SegmentMenuItemsProps {
  segment: SegmentInfo;
  /** The menu stands on the segment's own page, which needs no way to itself and has buttons for the most of it. */
  onOwnPage?: boolean;
}

/** What can be done with a segment, as the items of a menu: the same wherever a segment is named. */
export function SegmentMenuItems({ segment, onOwnPage = false }: SegmentMenuItemsProps) {
  const links = useSegmentLinks();
  const verbs = useSegmentVerbs();
  const segments = useSegments();
  const up = stepBefore(segments, segment.id, -1);
  const down = stepBefore(segments, segment.id, 1);
  return (
    <>
      {!onOwnPage && (
        <>
          <Menu.Item leftSection={<IconChartLine {...ICON} />} onClick={() => links.openHistory(segment.id)}>
            Open history
          </Menu.Item>
          <Menu.Item leftSection={<IconFilterEdit {...ICON} />} onClick={() => links.editFilter(segment.id)}>
            Edit filter
          </Menu.Item>
          <Menu.Divider />
        </>
      )}
      <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => renamedSegment.set(segment.id)}>
        Rename…
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconPalette {...ICON} />}>Colour</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          <TagColorItems color={segment.color} onColor={(color) => void verbs.recolor(segment, color)} />
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={() => void verbs.duplicate(segment)}>
        Duplicate
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconArrowUp {...ICON} />}
        disabled={up === undefined}
        onClick={() => up !== undefined && void verbs.move(segment, up)}
      >
        Move up
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown {...ICON} />}
        disabled={down === undefined}
        onClick={() => down !== undefined && void verbs.move(segment, down)}
      >
        Move down
      </Menu.Item>
      <Menu.Divider />
      {!onOwnPage && (
        <Menu.Item leftSection={<IconTableExport {...ICON} />} onClick={() => links.exportIt(segment.id)}>
          Export…
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconDeviceFloppy {...ICON} />} onClick={() => void verbs.save([segment])}>
        Save to file…
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => void verbs.remove(segment)}>
        Delete
      </Menu.Item>
    </>
  );
}
