import { TagDot } from '../../../components/Tag';
import { COLOR_WORDS } from '../../../components/TagColors';
import type { TagColor } from '../../../ipc';
import classes from './Save.module.css';

interface ColorRowProps {
  /** None leaves it to the palette's next. */
  color: TagColor | null;
  onColor: (color: TagColor) => void;
}

/** The colours that a segment can have. */
export function ColorRow({ color, onColor }: ColorRowProps) {
  return (
    <div className={classes.colors} role="group" aria-label="Colour">
      {(Object.keys(COLOR_WORDS) as TagColor[]).map((each) => (
        <button
          key={each}
          type="button"
          className={classes.color}
          aria-label={COLOR_WORDS[each]}
          aria-pressed={each === color}
          onClick={() => onColor(each)}
        >
          <TagDot color={each} />
        </button>
      ))}
    </div>
  );
}
