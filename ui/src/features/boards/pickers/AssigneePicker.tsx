import { Menu } from '@mantine/core';
import { IconUser, IconUserX } from '@tabler/icons-react';
import { TruncatedText } from '../../../components/TruncatedText';
import type { Member } from '../../../ipc';
import { useMembers } from '../../team/api';
import { MemberAvatar } from '../../team/MemberAvatar';
import { Chosen } from './Chosen';
import classes from './Pickers.module.css';
import { Pill } from './Pill';
import type { PickerProps } from './types';

/** Whose work it is. */
export function AssigneePicker({ value, onPick, look, disabled }: PickerProps<Member | null>) {
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <Pill what="Assignee" chosen={value?.name ?? null} look={look} disabled={disabled}>
          {value ? (
            <>
              <MemberAvatar member={value} size={18} />
              <TruncatedText text={value.leftAt === null ? value.name : `${value.name}, left`} />
            </>
          ) : (
            <>
              <IconUser size={15} stroke={1.75} aria-hidden />
              {look === 'plain' ? 'Assign' : 'Assignee'}
            </>
          )}
        </Pill>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        <AssigneeItems value={value} onPick={onPick} />
      </Menu.Dropdown>
    </Menu>
  );
}

/** Everybody on the team and nobody, as the items of a menu. */
export function AssigneeItems({ value, onPick }: Pick<PickerProps<Member | null>, 'value' | 'onPick'>) {
  const members = useMembers().filter(({ leftAt }) => leftAt === null);
  return (
    <>
      {members.map((member) => (
        <Menu.Item
          key={member.id}
          leftSection={<MemberAvatar member={member} size={18} />}
          rightSection={<Chosen isChosen={member.id === value?.id} />}
          classNames={{ itemLabel: classes.menuName ?? '' }}
          onClick={() => member.id !== value?.id && onPick(member)}
        >
          <bdi>{member.name}</bdi>
        </Menu.Item>
      ))}
      <Menu.Item
        leftSection={<IconUserX size={16} stroke={1.75} />}
        rightSection={<Chosen isChosen={value === null} />}
        onClick={() => value !== null && onPick(null)}
      >
        Nobody
      </Menu.Item>
    </>
  );
}
