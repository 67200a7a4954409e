import { Modal } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { toast, toastError } from '../../components/toast';
import type { ContactRow, SubmissionContact, SubmissionId } from '../../ipc';
import { undoOperation } from '../contacts/api';
import { ContactSearch } from '../contacts/ContactSearch';
import { linkSubmission } from './api';
import classes from './Review.module.css';

/** What the dialog says of the submission that is linked. */
export interface LinkedSubmission {
  id: SubmissionId;
  /** The bot’s name. */
  bot: string;
  /** Whose it is until now. */
  contact?: SubmissionContact | null;
}

interface LinkDialogProps {
  /** Absent while the dialog is closed. */
  submission: LinkedSubmission | null;
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

function ContactPicker({ submission, onDone }: { submission: LinkedSubmission; onDone: () => void }) {
  const navigate = useNavigate();

  async function link(contact: ContactRow) {
    try {
      const { operation } = await linkSubmission(submission.id, contact.id);
      onDone();
      toast({
        message: submission.contact
          ? `Moved the submission from ${submission.contact.name} to ${contact.displayName}`
          : `Linked to ${contact.displayName}`,
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

  return (
    <>
      {submission.contact && (
        <p className={classes.stays}>
          The submission, its card and its place in the timeline move. Values that it gave to{' '}
          <bdi>{submission.contact.name}</bdi> stay there.
        </p>
      )}
      <ContactSearch except={submission.contact?.id} onChoose={(contact) => void link(contact)} />
    </>
  );
}
