import { hueOf } from '../lib/identityColor';
import classes from './Tag.module.css';
import { TruncatedText } from './TruncatedText';

/** A tag in the colour of its name, the same on every screen. */
export function Tag({ name }: { name: string }) {
  return (
    <span className={classes.tag} style={{ '--hue': hueOf(name) }}>
      <TruncatedText text={name} />
    </span>
  );
}
