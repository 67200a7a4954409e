import { Modal } from '@mantine/core';
import { createStore } from '../../lib/store';
import { ShortcutTable } from './ShortcutTable';

/** Whether the help sheet is open. */
export const helpSheet = createStore(false);

export function HelpSheet() {
  return (
    <Modal
      opened={helpSheet.use()}
      onClose={() => helpSheet.set(false)}
      title="Shortcuts"
      size={680}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <ShortcutTable />
    </Modal>
  );
}
