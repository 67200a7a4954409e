import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { ContactSegment } from '../../../ipc';
import { exactIn } from '../../../lib/days';
import { formatDay } from '../../../lib/format';
import { useTimezone } from '../api';
import classes from './Identity.module.css';

/** The segments that a contact is in, each with since when; why stands in the tooltip. */
export function SegmentChips({ segments }: { segments: ContactSegment[] }) {
  const timezone = useTimezone();
  return (
    <ul className={classes.segments} aria-label="In segments">
      {segments.map(({ id, name, color, since, summary }) => (
        <li key={id}>
          <Tooltip
            multiline
            maw={360}
            label={
              <>
                <div>{summary}</div>
                <div className={classes.segmentSince}>In it since {exactIn(since, timezone)}</div>
              </>
            }
          >
            <Link to="/contacts" search={{ segment: id }} className={classes.segment}>
              <TagDot color={color} />
              <TruncatedText text={name} />
              <span className={`${classes.segmentDay} numeric`}>since {formatDay(since)}</span>
            </Link>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
