import { ActionIcon, Menu, Select } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconUserCheck, IconUserMinus } from '@tabler/icons-react';
import { confirm } from '../../components/confirm';
import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { Member, Role } from '../../ipc';
import { SavedText } from '../settings/SavedText';
import { becomeMember, bringBack, ROLE_HINTS, ROLES, removeMember, updateMember } from './api';
import { ColorMenu } from './ColorMenu';
import { MemberAvatar } from './MemberAvatar';
import classes from './Team.module.css';

interface MemberRowProps {
  member: Member;
  you: Member;
}

/** One member. You change yourself; the owner changes everybody. */
export function MemberRow({ member, you }: MemberRowProps) {
  const isYou = member.id === you.id;
  const owns = you.role === 'owner';
  const hasLeft = member.leftAt !== null;
  const mayEdit = !hasLeft && (isYou || owns);
  return (
    <tr data-left={hasLeft || undefined}>
      <td>
        <div className={classes.person}>
          {mayEdit ? <ColorMenu member={member} /> : <MemberAvatar member={member} size={28} />}
          {mayEdit ? (
            <SavedText
              id={`name-${member.id}`}
              label={`Name of ${member.name}`}
              value={member.name}
              required
              quiet
              onSave={(name) => updateMember(member, { name }, 'Name')}
            />
          ) : (
            <TruncatedText text={member.name} className={classes.plain} />
          )}
          {isYou && <ToneBadge tone="quiet">You</ToneBadge>}
          {hasLeft && <ToneBadge tone="quiet">Left</ToneBadge>}
        </div>
      </td>
      <td>
        {mayEdit ? (
          <SavedText
            id={`email-${member.id}`}
            label={`E-mail of ${member.name}`}
            value={member.email}
            placeholder="Add e-mail"
            quiet
            onSave={(email) => updateMember(member, { email }, 'E-mail')}
          />
        ) : (
          <TruncatedText text={member.email} className={classes.plain} />
        )}
      </td>
      <td>
        {owns && !isYou && !hasLeft ? (
          <Select
            aria-label={`Role of ${member.name}`}
            classNames={{ input: classes.quiet ?? '' }}
            allowDeselect={false}
            data={Object.entries(ROLES).map(([value, label]) => ({ value, label }))}
            renderOption={({ option }) => (
              <div>
                {option.label}
                <div className={classes.hint}>{ROLE_HINTS[option.value as Role]}</div>
              </div>
            )}
            comboboxProps={{ width: 240, position: 'bottom-start' }}
            value={member.role}
            onChange={(role) => role && void setRole(member, role as Role)}
          />
        ) : (
          <span className={classes.plain}>{ROLES[member.role]}</span>
        )}
      </td>
      <td className={classes.actions}>{!isYou && <Actions member={member} owns={owns} hasLeft={hasLeft} />}</td>
    </tr>
  );
}

function Actions({ member, owns, hasLeft }: { member: Member; owns: boolean; hasLeft: boolean }) {
  if (hasLeft && !owns) return null;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={`More for ${member.name}`}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!hasLeft && (
          <Menu.Item leftSection={<IconUserCheck size={16} />} onClick={() => void becomeMember(member)}>
            Work as {member.name}
          </Menu.Item>
        )}
        {hasLeft && (
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => void bringBack(member)}>
            Bring back
          </Menu.Item>
        )}
        {owns && !hasLeft && (
          <Menu.Item leftSection={<IconUserMinus size={16} />} onClick={() => void removeMember(member)}>
            Remove from the team
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

async function setRole(member: Member, role: Role): Promise<void> {
  if (role === member.role) return;
  const handsOver = role === 'owner';
  const sure =
    !handsOver ||
    (await confirm({
      title: `Make ${member.name} the owner?`,
      body: 'A workspace has one owner. You become an admin, and only they can hand it back.',
      action: 'Make owner',
    }));
  if (sure) await updateMember(member, { role }, 'Role');
}
