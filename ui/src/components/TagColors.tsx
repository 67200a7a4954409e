import { Menu, Tooltip } from '@mantine/core';
import type { TagColor } from '../ipc';
import { TagDot } from './Tag';
import classes from './TagColors.module.css';

export const COLOR_WORDS: Record<TagColor, string> = {
  gray: 'Grey',
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
};

interface TagColorItemsProps {
  color: TagColor;
  /** Another colour was chosen. */
  onColor: (color: TagColor) => void;
}

/** Every colour of the palette, as the items of a menu. */
export function TagColorItems({ color, onColor }: TagColorItemsProps) {
  return (
    <div className={classes.palette} role="none">
      {(Object.keys(COLOR_WORDS) as TagColor[]).map((each) => (
        <Tooltip key={each} label={COLOR_WORDS[each]}>
          <Menu.Item
            p={8}
            className={classes.color ?? ''}
            data-chosen={each === color || undefined}
            aria-label={COLOR_WORDS[each]}
            onClick={() => each !== color && onColor(each)}
          >
            <TagDot color={each} />
          </Menu.Item>
        </Tooltip>
      ))}
    </div>
  );
}
