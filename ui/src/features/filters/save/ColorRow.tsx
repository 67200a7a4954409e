import { TagDot } from '../../../components/Tag';
import type { TagColor } from '../../../ipc';
import classes from './Save.module.css';

const COLORS: Record<TagColor, string> = {
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  lime: 'Lime',
  green: 'Green',
  teal: 'Teal',
  sky: 'Sky',
  blue: 'Blue',
  violet: 'Violet',
  pink: 'Pink',
  gray: 'Grey',
};

interface ColorRowProps {
  /** None leaves it to the palette's next. */
  color: TagColor | null;
  onColor: (color: TagColor) => void;
}

/** The colours that a segment can have. */
export function ColorRow({ color, onColor }: ColorRowProps) {
  return (
    <div className={classes.colors} role="group" aria-label="Colour">
      {(Object.keys(COLORS) as TagColor[]).map((each) => (
        <button
          key={each}
          type="button"
          className={classes.color}
          aria-label={COLORS[each]}
          aria-pressed={each === color}
          onClick={() => onColor(each)}
        >
          <TagDot color={each} />
        </button>
      ))}
    </div>
  );
}
