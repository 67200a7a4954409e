import { ErrorState } from '../../components/ErrorState';
import { SkeletonRows } from '../../components/SkeletonRows';
import type { ContactId, SubmissionId } from '../../ipc';
import { useContact } from './api';
import { BinBanner } from './BinBanner';
import { IdentityColumn } from './identity/IdentityColumn';
import classes from './Profile.module.css';
import { TimelineTab } from './timeline/TimelineTab';

interface ProfilePeekProps {
  contact: ContactId;
  /** Opens the whole profile at a submission. */
  onOpenSubmission: (submission: SubmissionId) => void;
}

/** The profile in one narrow column, for the list's side panel. */
export function ProfilePeek({ contact: id, onOpenSubmission }: ProfilePeekProps) {
  const contact = useContact(id);
  if (contact.isPending) return <SkeletonRows rows={6} label="Loading the contact" />;
  if (contact.isError) {
    return <ErrorState what="This contact" error={contact.error} onRetry={() => void contact.refetch()} />;
  }
  return (
    <div key={id} className={classes.peek}>
      <BinBanner contact={contact.data} />
      <div className={classes.peekIdentity}>
        <IdentityColumn contact={contact.data} />
      </div>
      <TimelineTab contact={id} onOpenSubmission={onOpenSubmission} />
    </div>
  );
}
