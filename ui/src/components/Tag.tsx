import type { TagColor } from '../ipc';
import classes from './Tag.module.css';
import { TruncatedText } from './TruncatedText';

interface TagProps {
  name: string;
  color: TagColor;
  /** What follows the name inside the badge, such as a way to remove it. */
  children?: React.ReactNode;
}

/** A tag in its colour, the same on every screen. */
export function Tag({ name, color, children }: TagProps) {
  return (
    <span className={classes.tag} data-color={color}>
      <TruncatedText text={name} />
      {children}
    </span>
  );
}

/** The colour alone, beside a name. */
export function TagDot({ color }: { color: TagColor }) {
  return <span className={classes.dot} data-color={color} aria-hidden />;
}
