import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots, IconFilterEdit, IconUsers } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import type { SegmentInfo } from '../../../ipc';
import { ExportButton } from '../../exports/ExportButton';
import { SegmentMenuItems } from '../SegmentMenuItems';
import { useSegmentLinks } from '../useSegmentLinks';

/** What can be done with the segment of the page; the one thing to do is to open who is in it. */
export function SegmentActions({ segment }: { segment: SegmentInfo }) {
  const links = useSegmentLinks();
  // Each time that the export is asked for from elsewhere, it opens anew.
  const asked = useLocation({ select: ({ state }) => (state.exporting ? (state.__TSR_key ?? 'asked') : '') });
  return (
    <>
      <ExportButton
        key={asked}
        defaultOpen={asked !== ''}
        count={segment.count}
        selection={() => ({
          kind: 'matching',
          query: {
            search: '',
            sort: { field: 'name', descending: false },
            inBin: false,
            filter: { segment: segment.id },
          },
          except: [],
        })}
      />
      <Button
        variant="default"
        leftSection={<IconFilterEdit size={15} stroke={1.75} />}
        onClick={() => links.editFilter(segment.id)}
      >
        Edit filter
      </Button>
      <Button leftSection={<IconUsers size={15} stroke={1.75} />} onClick={() => links.open(segment.id)}>
        Open in list
      </Button>
      <Menu width={200}>
        <Menu.Target>
          <ActionIcon aria-label={`More for ${segment.name}`}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <SegmentMenuItems segment={segment} onOwnPage />
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
