import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { toast, toastError } from '../../components/toast';
import type { ContactRow, UnmatchedSubmission } from '../../ipc';
import { undoOperation } from '../contacts/api';
import { ContactSearch } from '../contacts/ContactSearch';
import { linkSubmission } from './api';

interface LinkDialogProps {
  /** Absent while the dialog is closed. */
  submission: UnmatchedSubmission | null;
  onClose: () => void;
}

/** Asks whose a submission is: search, arrow, Enter. */
export function LinkDialog({ submission, onClose }: LinkDialogProps) {
  return (
    <Modal
      opened={submission !== null}
      onClose={onClose}
      title={submission ? `Whose submission of “${submission.bot}” is this?` : ''}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {submission && <ContactPicker key={submission.id} submission={submission} onDone={onClose} />}
    </Modal>
  );
}

function ContactPicker({ submission, onDone }: { submission: UnmatchedSubmission; onDone: () => void }) {
  const navigate = useNavigate();

  async function link(contact: ContactRow) {
    try {
      const { operation } = await linkSubmission(submission.id, contact.id);
      onDone();
      toast({
        message: `Linked to ${contact.displayName}`,
        undo: operation === null ? undefined : undoOperation(operation),
        action: {
          label: 'Open',
          onClick: () => void navigate({ to: '/contacts/$id', params: { id: contact.id }, search: {} }),
        },
      });
    } catch (thrown) {
      toastError(thrown);
    }
  }

  return <ContactSearch onChoose={(contact) => void link(contact)} />;
}
