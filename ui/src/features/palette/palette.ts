import { createStore } from '../../lib/store';

/** Whether the command palette is open. */
export const paletteStore = createStore(false);

/** The command palette's handle, for the sidebar, the shortcut and the screens. */
export const palette = {
  open: () => paletteStore.set(true),
  close: () => paletteStore.set(false),
  toggle: () => paletteStore.set(!paletteStore.get()),
};
