import { InitialsAvatar } from '../../components/InitialsAvatar';
import type { Member, MemberColor } from '../../ipc';

/** Hues of the colours that a member can choose. */
export const HUES: Record<MemberColor, number> = {
  red: 0,
  orange: 24,
  amber: 45,
  green: 140,
  teal: 172,
  blue: 212,
  indigo: 235,
  violet: 265,
  pink: 325,
};

type Person = Pick<Member, 'id' | 'name' | 'color'>;

/** A member's initials in the colour that they chose. */
export function MemberAvatar({ member, size = 20 }: { member: Person; size?: number }) {
  const hue = member.color ? HUES[member.color] : undefined;
  return <InitialsAvatar id={member.id} name={member.name} size={size} hue={hue} />;
}
