import { TagDot } from '../../../components/Tag';
import type { TagColor } from '../../../ipc';
import { TAG_COLORS } from '../../tags/colors';
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
      {(Object.keys(TAG_COLORS) as TagColor[]).map((each) => (
        <button
          key={each}
          type="button"
          className={classes.color}
          aria-label={TAG_COLORS[each]}
          aria-pressed={each === color}
          onClick={() => onColor(each)}
        >
          <TagDot color={each} />
        </button>
      ))}
    </div>
  );
}
