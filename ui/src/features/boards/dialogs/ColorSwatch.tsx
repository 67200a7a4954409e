import { Menu } from '@mantine/core';
import { TagDot } from '../../../components/Tag';
import { COLOR_WORDS, TagColorItems } from '../../../components/TagColors';
import type { TagColor } from '../../../ipc';
import classes from './Dialogs.module.css';

interface ColorSwatchProps {
  /** What has the colour: “Colour of New Lead”. */
  label: string;
  color: TagColor;
  onColor: (color: TagColor) => void;
  size?: 'small';
}

/** A colour that opens the palette. */
export function ColorSwatch({ label, color, onColor, size }: ColorSwatchProps) {
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button
          type="button"
          className={classes.swatch}
          data-small={size}
          aria-label={`${label}: ${COLOR_WORDS[color].toLowerCase()}`}
        >
          <TagDot color={color} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <TagColorItems color={color} onColor={onColor} />
      </Menu.Dropdown>
    </Menu>
  );
}
