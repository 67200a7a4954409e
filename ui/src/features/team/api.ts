import { queryOptions, useQuery } from '@tanstack/react-query';
import { toast, toastError } from '../../components/toast';
import { type AddMember, ipc, type Member, type Role, type UpdateMember } from '../../ipc';

/** Everybody in the order in which they came, those who left too. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: () => ipc.listMembers(),
  meta: { tags: ['members'] },
});

const NOBODY: Member[] = [];

/** Everybody, or nobody until they are here. */
export function useMembers(): Member[] {
  return useQuery(membersQuery).data ?? NOBODY;
}

export const ROLES: Record<Role, string> = { owner: 'Owner', admin: 'Admin', member: 'Member' };

/** What each role may do, for the eye. */
export const ROLE_HINTS: Record<Role, string> = {
  owner: 'Everything, the team too',
  admin: 'Settings, and undoing what others imported',
  member: 'Everything but settings',
};

/** Runs a verb, says what it did, and resolves to whether it was done. */
async function say(verb: Promise<unknown>, message: string): Promise<boolean> {
  try {
    await verb;
    toast({ message });
    return true;
  } catch (thrown) {
    toastError(thrown);
    return false;
  }
}

export const addMember = (input: AddMember) => say(ipc.addMember(input), `Added ${input.name.trim()}`);

const UNCHANGED: Omit<UpdateMember, 'member'> = { name: null, email: null, role: null, color: null };

/** Changes a member; `what` was changed, as the toast says it. */
export const updateMember = (member: Member, change: Partial<UpdateMember>, what: string) =>
  say(ipc.updateMember({ ...UNCHANGED, ...change, member: member.id }), `${what} saved`);

export const becomeMember = (member: Member) =>
  say(ipc.becomeMember({ member: member.id }), `You are ${member.name} now`);

export const bringBack = (member: Member) =>
  say(ipc.bringBackMember({ member: member.id }), `${member.name} is back on the team`);

/** Takes a member off the team; whom history names stays in it. */
export async function removeMember(member: Member): Promise<void> {
  try {
    const { keptAsLeft } = await ipc.removeMember({ member: member.id });
    toast(
      keptAsLeft
        ? {
            message: `${member.name} has left; what they did keeps their name`,
            undo: () => ipc.bringBackMember({ member: member.id }),
          }
        : { message: `Removed ${member.name}` },
    );
  } catch (thrown) {
    toastError(thrown);
  }
}
