import { useShortcuts } from '../../lib/shortcuts';

interface SubmissionKeys {
  total: number;
  cursor: number | null;
  /** First row in view, where the cursor starts when there is none. */
  topRow: number;
  pageRows: number;
  onCursor: (position: number) => void;
  onOpen: (position: number) => void;
  onEscape: () => void;
  onSearch: () => void;
}

/** The list of submissions under the keyboard. */
export function useSubmissionKeys(keys: SubmissionKeys): void {
  const { total, cursor, topRow, pageRows, onCursor, onOpen, onEscape, onSearch } = keys;
  const last = total - 1;
  const to = (position: number) => {
    if (last >= 0) onCursor(Math.min(Math.max(position, 0), last));
  };
  const by = (step: number) => to(cursor === null ? topRow : cursor + step);
  const open = () => {
    if (cursor !== null && cursor <= last) onOpen(cursor);
  };
  useShortcuts({
    j: () => by(1),
    k: () => by(-1),
    ']': () => by(1),
    '[': () => by(-1),
    ArrowDown: () => by(1),
    ArrowUp: () => by(-1),
    PageDown: () => by(pageRows),
    PageUp: () => by(-pageRows),
    Home: () => to(0),
    End: () => to(last),
    Enter: open,
    Space: open,
    Escape: onEscape,
    '/': onSearch,
  });
}
