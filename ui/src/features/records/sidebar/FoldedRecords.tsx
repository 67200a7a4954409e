import { Menu, Tooltip } from '@mantine/core';
import { IconList, IconPlus, IconStack2 } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatCount } from '../../../lib/format';
import classes from '../../segments/sidebar/Sidebar.module.css';
import { useRecordTypes } from '../api';
import { RecordIcon } from '../icons';
import { newTypeDialog } from '../newRecord';

/** One icon for all record types, where the sidebar has room for no more. */
export function FoldedRecords() {
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const types = useRecordTypes();
  const current = useParams({ strict: false }).type;
  return (
    <Menu position="right-start" width={264} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Tooltip label="Records" position="right" disabled={opened}>
          <button
            type="button"
            className={classes.icon}
            data-current={current !== undefined || undefined}
            aria-label="Records"
          >
            <IconStack2 size={16} stroke={1.75} aria-hidden />
          </button>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Records</Menu.Label>
        <div className={classes.menuList} role="none">
          {types.map(({ id, plural, icon, color, recordCount }) => (
            <Menu.Item
              key={id}
              leftSection={<RecordIcon icon={icon} color={color} size={18} />}
              rightSection={<span className={`${classes.menuCount} numeric`}>{formatCount(recordCount)}</span>}
              classNames={{ item: classes.menuItem ?? '', itemLabel: classes.menuLabel ?? '' }}
              aria-current={id === current ? 'page' : undefined}
              onClick={() => void navigate({ to: '/records/$type', params: { type: id }, search: {} })}
            >
              <span dir="auto">{plural}</span>
            </Menu.Item>
          ))}
        </div>
        {types.length > 0 && <Menu.Divider />}
        <Menu.Item leftSection={<IconList size={15} stroke={1.75} />} onClick={() => void navigate({ to: '/records' })}>
          All record types
        </Menu.Item>
        <Menu.Item leftSection={<IconPlus size={15} stroke={1.75} />} onClick={() => newTypeDialog.set(true)}>
          New record type
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
