import { IconExternalLink } from '@tabler/icons-react';
import { TruncatedText } from '../../components/TruncatedText';
import { toastError } from '../../components/toast';
import { ipc, type Member } from '../../ipc';
import { MemberAvatar } from '../team/MemberAvatar';
import classes from './cells.module.css';

/** Somebody on the team, or who was. */
export function MemberCell({ member }: { member: Member | undefined }) {
  if (!member) return <span className={classes.zero}>Somebody who is gone</span>;
  return (
    <>
      <MemberAvatar member={member} size={18} />
      <TruncatedText text={member.name} />
    </>
  );
}

/** A web address without what all of them begin with; its button opens it, the rest of the row the contact. */
export function LinkCell({ link }: { link: string }) {
  return (
    <>
      <TruncatedText text={link}>{link.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}</TruncatedText>
      <button
        type="button"
        tabIndex={-1}
        className={classes.open}
        aria-label={`Open ${link}`}
        onClick={(event) => {
          event.stopPropagation();
          ipc.openLink(link).catch(toastError);
        }}
      >
        <IconExternalLink size={13} stroke={1.75} aria-hidden />
      </button>
    </>
  );
}
