import { hueOf, initialsOf } from '../lib/identityColor';
import classes from './InitialsAvatar.module.css';

interface InitialsAvatarProps {
  /** Decides the colour, so that a person keeps it when the name changes. */
  id: string;
  name: string;
  size?: number;
  /** Instead of the hue of the id. */
  hue?: number | undefined;
}

/** Initials on a disc. Decoration: the name always stands beside it. */
export function InitialsAvatar({ id, name, size = 22, hue }: InitialsAvatarProps) {
  return (
    <span
      className={classes.avatar}
      style={{ '--hue': hue ?? hueOf(id), width: size, height: size, fontSize: Math.round(size * 0.42) }}
      aria-hidden
    >
      {initialsOf(name)}
    </span>
  );
}
