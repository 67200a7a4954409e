import { IconCalendarDue, IconMessage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { InitialsAvatar } from '../../../components/InitialsAvatar';
import { TruncatedText } from '../../../components/TruncatedText';
import type { CardSummary } from '../../../ipc';
import { formatCountOf, formatExactTime } from '../../../lib/format';
import { TagBadge } from '../../tags/TagBadge';
import { MemberAvatar } from '../../team/MemberAvatar';
import { PrioritySign } from '../pickers/PrioritySign';
import { Since } from '../Since';
import { dueWords, PRIORITY_WORDS } from '../words';
import classes from './Board.module.css';

/** Tags that a face has room for: fewer beside the words of an overdue date. */
const roomForTags = ({ isOverdue }: CardSummary) => (isOverdue ? 1 : 2);

/** Whose the card is. Where its title says that already, the bot that made it says more. */
function whoWords({ title, bot }: CardSummary, { name, inBin }: NonNullable<CardSummary['contact']>): string {
  if (inBin) return `${name}, in the bin`;
  return name === title && bot !== null ? `From ${bot}` : name;
}

interface CardFaceProps {
  card: CardSummary;
  /** The title as what opens the card, where it can be opened. */
  title: ReactNode;
}

/** What a card shows of itself: title, contact, priority, due date, tags, comments, assignee and how long it has been here. */
export function CardFace({ card, title }: CardFaceProps) {
  const { contact, assignee, priority, dueOn, isOverdue, tags, commentCount, movedAt } = card;
  const room = roomForTags(card);
  const hidden = tags.length - room;
  return (
    <>
      <div className={classes.top}>
        {title}
        {assignee && (
          <span
            className={classes.assignee}
            role="img"
            aria-label={`Assigned to ${assignee.name}`}
            title={assignee.name}
          >
            <MemberAvatar member={assignee} size={20} />
          </span>
        )}
      </div>
      <div className={classes.who}>
        {contact && (
          <>
            <InitialsAvatar id={contact.id} name={contact.name} size={16} />
            <TruncatedText className={classes.whoName} text={whoWords(card, contact)} />
          </>
        )}
        <span className={`${classes.age} numeric`} title={`Here since ${formatExactTime(movedAt)}`}>
          <Since at={movedAt} /> in phase
        </span>
      </div>
      <div className={classes.foot}>
        {priority && <PrioritySign priority={priority} label={`${PRIORITY_WORDS[priority]} priority`} />}
        {dueOn && (
          <span className={`${classes.due} numeric`} data-overdue={isOverdue || undefined}>
            <IconCalendarDue size={13} stroke={1.75} aria-hidden />
            {isOverdue ? `Overdue ${dueWords(dueOn)}` : dueWords(dueOn)}
          </span>
        )}
        {tags.length > 0 && (
          <span className={classes.tags}>
            {tags.slice(0, room).map((name) => (
              <TagBadge key={name} name={name} />
            ))}
            {hidden > 0 && <span title={tags.slice(room).join(', ')}>+{hidden}</span>}
          </span>
        )}
        {commentCount > 0 && (
          <span
            className={`${classes.comments} numeric`}
            role="img"
            aria-label={formatCountOf(commentCount, 'comment')}
          >
            <IconMessage size={13} stroke={1.75} aria-hidden />
            {commentCount}
          </span>
        )}
      </div>
    </>
  );
}
