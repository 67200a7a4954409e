import { Button, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '../../components/ErrorState';
import { SkeletonRows } from '../../components/SkeletonRows';
import { workspaceQuery } from '../workspace/api';
import { becomeMember, membersQuery } from './api';
import { MemberRow } from './MemberRow';
import { NewMember } from './NewMember';
import classes from './Team.module.css';

/** Who works in this workspace, what they may do, and who of them you are. */
export function TeamPage() {
  const members = useQuery(membersQuery);
  const you = useQuery(workspaceQuery).data?.member;
  const [adding, setAdding] = useState(false);
  if (members.isError) {
    return <ErrorState what="The team" error={members.error} onRetry={() => void members.refetch()} />;
  }
  if (!members.data || !you) return <SkeletonRows rows={4} height={44} label="Loading settings" />;
  const here = members.data.filter((member) => member.leftAt === null);
  const left = members.data.filter((member) => member.leftAt !== null);
  const owner = here.find((member) => member.role === 'owner');
  return (
    <>
      <div className={classes.you}>
        <label htmlFor="you-are" className={classes.youLabel}>
          You are
        </label>
        <Select
          id="you-are"
          w={220}
          allowDeselect={false}
          data={here.map((member) => ({ value: member.id, label: member.name }))}
          value={you.id}
          onChange={(id) => {
            const member = here.find((each) => each.id === id);
            if (member && member.id !== you.id) void becomeMember(member);
          }}
        />
        <p className={classes.explain}>
          This stands beside what you do. It is a name, not a login: anybody at this computer can choose it, so roles
          keep people from mistakes, not from each other.
        </p>
      </div>
      <table className={classes.table} aria-label="Members">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">E-mail</th>
            <th scope="col">Role</th>
            <th scope="col">
              <span className={classes.hidden}>Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...here, ...left].map((member) => (
            <MemberRow key={member.id} member={member} you={you} />
          ))}
        </tbody>
      </table>
      {you.role !== 'owner' && owner && (
        <p className={classes.explain}>Only the owner, {owner.name}, adds members and changes roles.</p>
      )}
      {you.role === 'owner' && !adding && (
        <Button
          className={classes.addButton}
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => setAdding(true)}
        >
          Add member
        </Button>
      )}
      {adding && <NewMember onDone={() => setAdding(false)} />}
    </>
  );
}
