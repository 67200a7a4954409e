import { Button, Modal } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { useState } from 'react';
import type { Selection } from '../../../ipc';
import { SetFieldForm } from './SetFieldForm';

/** Sets or clears a field of the selected contacts, all in one change; says how many before. */
export function SetFieldSelected({ selection }: { selection: () => Selection }) {
  // The selection as it was when the dialog was opened: what was counted is what is changed.
  const [chosen, setChosen] = useState<Selection | null>(null);
  const [isRunning, setRunning] = useState(false);
  const close = () => setChosen(null);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconForms size={15} stroke={1.75} />}
        onClick={() => setChosen(selection())}
      >
        Set field
      </Button>
      <Modal
        opened={chosen !== null}
        onClose={close}
        // What runs is stopped, not left behind.
        closeOnEscape={!isRunning}
        closeOnClickOutside={!isRunning}
        withCloseButton={!isRunning}
        title="Set a field"
        size="md"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {chosen && <SetFieldForm selection={chosen} onDone={close} onRunning={setRunning} />}
      </Modal>
    </>
  );
}
