import { createSpotlight } from '@mantine/spotlight';

/** The command palette's handle, for the sidebar, the shortcut and the screens. */
export const [paletteStore, palette] = createSpotlight();
