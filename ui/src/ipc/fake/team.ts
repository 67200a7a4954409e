import type { Backend } from '../backend';
import type { Member, Tag } from '../bindings';

type TeamCommands = Pick<
  Backend,
  'listMembers' | 'addMember' | 'updateMember' | 'removeMember' | 'bringBackMember' | 'becomeMember'
>;

interface FakeTeam extends TeamCommands {
  you(): Member;
  everybody(): Member[];
  rename(name: string, email: string): void;
}

export const SAM: Member = {
  id: '01930000-0000-7000-e000-000000000001',
  name: 'Sam Rivera',
  email: 'sam@acme.example',
  role: 'owner',
  color: null,
  leftAt: null,
};

/** A team in memory; roles are not enforced here. */
export function createFakeTeam(tell: (tags: Tag[]) => void): FakeTeam {
  let members: Member[] = [
    SAM,
    { ...SAM, id: '01930000-0000-7000-e000-000000000002', name: 'Kim Lee', email: '', role: 'admin', color: 'teal' },
  ];
  let you = SAM.id;
  const at = (id: string): Member => members.find((member) => member.id === id) ?? SAM;
  const write = (next: Member): Member => {
    members = members.map((member) => (member.id === next.id ? next : member));
    tell(['members', 'workspace']);
    return next;
  };
  return {
    you: () => at(you),
    everybody: () => members,
    rename: (name, email) => void write({ ...at(you), name, email }),
    listMembers: async () => members,
    async addMember(input) {
      const member = { ...input, id: crypto.randomUUID(), leftAt: null };
      members = [...members, member];
      return write(member);
    },
    updateMember: async ({ member, name, email, role, color }) => {
      const was = at(member);
      return write({
        ...was,
        name: name ?? was.name,
        email: email ?? was.email,
        role: role ?? was.role,
        color: color ?? was.color,
      });
    },
    async removeMember({ member }) {
      write({ ...at(member), leftAt: new Date().toISOString() });
      return { keptAsLeft: true };
    },
    bringBackMember: async ({ member }) => write({ ...at(member), leftAt: null }),
    async becomeMember({ member }) {
      you = member;
      return write(at(member));
    },
  };
}
