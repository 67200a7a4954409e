import { useShortcuts } from '../../lib/shortcuts';

interface ListKeys {
  total: number;
  cursor: number | null;
  /** First row in view, where the cursor starts when there is none. */
  topRow: number;
  pageRows: number;
  onCursor: (position: number) => void;
  onExtend: (from: number, to: number) => void;
  onOpen: (position: number) => void;
  onPeek: (position: number) => void;
  onTick: (position: number) => void;
  onTickAll: () => void;
  onDelete: () => void;
  onEscape: () => void;
  onSearch: () => void;
}

/** The list under the keyboard. */
export function useListKeys(keys: ListKeys): void {
  const { total, cursor, topRow, pageRows } = keys;
  const last = total - 1;
  const to = (position: number) => {
    if (last >= 0) keys.onCursor(Math.min(Math.max(position, 0), last));
  };
  const by = (step: number) => to(cursor === null ? topRow : cursor + step);
  const extend = (step: number) => {
    if (cursor === null) return by(step);
    const next = Math.min(Math.max(cursor + step, 0), last);
    keys.onExtend(cursor, next);
    to(next);
  };
  const here = (act: (position: number) => void) => () => {
    if (cursor !== null && cursor <= last) act(cursor);
  };
  useShortcuts({
    j: () => by(1),
    k: () => by(-1),
    ArrowDown: () => by(1),
    ArrowUp: () => by(-1),
    'shift+ArrowDown': () => extend(1),
    'shift+ArrowUp': () => extend(-1),
    'shift+j': () => extend(1),
    'shift+k': () => extend(-1),
    PageDown: () => by(pageRows),
    PageUp: () => by(-pageRows),
    Home: () => to(0),
    End: () => to(last),
    Enter: here(keys.onOpen),
    Space: here(keys.onPeek),
    x: here(keys.onTick),
    'mod+a': keys.onTickAll,
    Delete: keys.onDelete,
    Escape: keys.onEscape,
    '/': keys.onSearch,
  });
}
