import { createStore } from '../../lib/store';

/** Whether the “New contact” dialog is open; any screen may open it. */
export const newContactDialog = createStore(false);
