import { Button, Spoiler, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { SegmentInfo } from '../../../ipc';
import { formatCalendarDay } from '../../fields/format';
import { useSegmentLinks } from '../useSegmentLinks';
import { listWords } from '../words';
import classes from './SegmentScreen.module.css';

/** Three lines; more of a filter than that is folded. */
const SUMMARY_HEIGHT = 64;

/** What a segment asks for, and what is to be known about it. */
export function SegmentSummary({ segment, made }: { segment: SegmentInfo; made: string }) {
  const { editFilter } = useSegmentLinks();
  const { id, summary, problem, onClock, usedBy } = segment;
  return (
    <section aria-label="About this segment" className={classes.about}>
      {problem !== null && (
        <div className={classes.problem} role="note">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          <p>{problem} Until its filter is mended, its members stay who they were, and the count may be out of date.</p>
          <Button variant="default" onClick={() => editFilter(id)}>
            Mend the filter
          </Button>
        </div>
      )}
      <Spoiler
        maxHeight={SUMMARY_HEIGHT}
        showLabel="Show all of it"
        hideLabel="Show less"
        classNames={{ control: classes.unfold ?? '' }}
      >
        <p className={classes.summary} dir="auto">
          {summary}
        </p>
      </Spoiler>
      <ul className={classes.facts}>
        <li>Made on {formatCalendarDay(made)}</li>
        {onClock && (
          <li>
            <Tooltip label="Its filter names spans of time, so people join and leave without anybody changing them. It is looked at every hour and at midnight.">
              <span className={classes.clock}>
                <IconClock size={13} stroke={1.75} aria-hidden />
                Changes as time passes
              </span>
            </Tooltip>
          </li>
        )}
        {usedBy.length > 0 && <li>Used by {listWords(usedBy)}</li>}
      </ul>
    </section>
  );
}
