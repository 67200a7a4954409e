import { Keys } from '../../components/Keys';
import classes from './CommandPalette.module.css';
import type { Entry } from './usePaletteEntries';

interface PaletteEntryProps {
  id: string;
  entry: Entry;
  /** The heading above it, for the first of its group. */
  group: string | undefined;
  isChosen: boolean;
  onChoose: () => void;
  onRun: () => void;
}

/** One line of the palette. The input keeps the focus and its keys; here is only the pointer's way. */
export function PaletteEntry({ id, entry, group, isChosen, onChoose, onRun }: PaletteEntryProps) {
  return (
    <>
      {group && (
        <div className={classes.group} role="presentation">
          {group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input runs the chosen entry with Enter. */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        className={classes.entry}
        onPointerMove={isChosen ? undefined : onChoose}
        onClick={onRun}
      >
        {entry.icon}
        <span className={classes.label} dir="auto">
          {entry.label}
        </span>
        {entry.detail && <span className={classes.detail}>{entry.detail}</span>}
        {entry.shortcut && <Keys shortcut={entry.shortcut} hidden />}
      </div>
    </>
  );
}
