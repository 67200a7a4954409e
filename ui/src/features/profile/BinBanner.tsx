import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { RelativeTime } from '../../components/RelativeTime';
import { toast, toastError } from '../../components/toast';
import type { ContactProfile } from '../../ipc';
import { restoreContacts, undoOperation } from '../contacts/api';
import classes from './Profile.module.css';

/** Says that a contact is in the bin, and takes it out again. Nothing for a contact that is not. */
export function BinBanner({ contact }: { contact: ContactProfile }) {
  if (contact.deletedAt === null) return null;

  async function restore() {
    try {
      const { operation } = await restoreContacts({ kind: 'ids', ids: [contact.id] });
      toast({
        message: `Restored ${contact.displayName}`,
        undo: operation === null ? undefined : undoOperation(operation),
      });
    } catch (thrown) {
      toastError(thrown);
    }
  }

  return (
    <div className={classes.banner} role="status">
      <IconTrash size={16} stroke={1.75} aria-hidden />
      <span>
        In the bin, where its e-mails and phones are free for other contacts. Moved there{' '}
        <RelativeTime at={contact.deletedAt} />.
      </span>
      <Button onClick={() => void restore()}>Restore</Button>
    </div>
  );
}
