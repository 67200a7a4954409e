import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { InitialsAvatar } from '../../../components/InitialsAvatar';
import { ToneBadge } from '../../../components/ToneBadge';
import { TruncatedText } from '../../../components/TruncatedText';
import type { SegmentInfo, SegmentMove } from '../../../ipc';
import { clockIn, exactIn } from '../../../lib/days';
import { formatRelative } from '../../../lib/format';
import { whyWords } from '../words';
import classes from './SegmentScreen.module.css';

/** What joined as soon as this after a segment was made is who it began with. */
const MAKING_MS = 1000;

interface MoveLineProps {
  move: SegmentMove;
  segment: SegmentInfo;
  timezone: string;
}

/** One who came or went: who, which of the two, why, and when. */
export function MoveLine({ move, segment, timezone }: MoveLineProps) {
  const { contact, name, event, at, cause, member, files } = move;
  const isFirst = event === 'joined' && Date.parse(at) - Date.parse(segment.createdAt) < MAKING_MS;
  return (
    <Link to="/contacts/$id" params={{ id: contact }} search={{}} className={classes.move}>
      <InitialsAvatar id={contact} name={name} size={20} />
      <TruncatedText text={name} className={classes.who} />
      <span>
        <ToneBadge tone={event === 'joined' ? 'good' : 'quiet'}>{event === 'joined' ? 'Joined' : 'Left'}</ToneBadge>
      </span>
      <TruncatedText text={whyWords({ cause, member, files, isFirst })} className={classes.why} />
      <Tooltip label={`${formatRelative(at)} · ${exactIn(at, timezone)}`}>
        <time className={`${classes.when} numeric`} dateTime={at}>
          {clockIn(at, timezone)}
        </time>
      </Tooltip>
    </Link>
  );
}
