import { TagDot } from '../../components/Tag';
import { TruncatedText } from '../../components/TruncatedText';
import type { RoutingDestination } from '../../ipc';
import { MemberAvatar } from '../team/MemberAvatar';
import classes from './Routing.module.css';
import { PRIORITIES } from './words';

/** Where a card goes, and what it gets on the way. */
export function Destination({ destination }: { destination: RoutingDestination }) {
  const { boardName, boardColor, phaseName, priority, assignee } = destination;
  return (
    <span className={classes.destination}>
      <TagDot color={boardColor} />
      <TruncatedText text={`${boardName} · ${phaseName}`} className={classes.place} />
      {priority && <span className={classes.extra}>, {PRIORITIES[priority]}</span>}
      {assignee && (
        <span className={classes.extra}>
          , <MemberAvatar member={assignee} size={16} /> {assignee.name}
        </span>
      )}
    </span>
  );
}
