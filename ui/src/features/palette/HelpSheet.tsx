import { Modal } from '@mantine/core';
import { createStore } from '../../lib/store';
import classes from './HelpSheet.module.css';
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
      {/* The sheet takes the focus itself: there is nothing in it to press but what closes it. */}
      <div data-autofocus tabIndex={-1} className={classes.sheet}>
        <ShortcutTable />
      </div>
    </Modal>
  );
}
