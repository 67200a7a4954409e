import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { ImportSummary } from '../../../ipc';
import { dayKey } from '../../../lib/days';
import { formatCount, timeZone } from '../../../lib/format';
import { importSegmentsQuery } from '../../segments/api';
import classes from './Detail.module.css';

/** What an import changed in the segments, a line each; nothing where it changed none. */
export function ImportSegments({ run }: { run: ImportSummary }) {
  const changes = useQuery(importSegmentsQuery(run.import)).data ?? [];
  const timezone = timeZone.use() ?? 'UTC';
  if (changes.length === 0) return null;
  return (
    <section className={classes.segments} aria-labelledby="import-segments">
      <h3 id="import-segments" className={classes.segmentsTitle}>
        What changed in your segments
      </h3>
      <ul className={classes.segmentList}>
        {changes.map(({ segment, name, color, joined, left }) => (
          <li key={segment}>
            <Link
              to="/segments/$id"
              params={{ id: segment }}
              // The page then begins with that day.
              search={{ since: dayKey(new Date(run.at), timezone) }}
              className={classes.segment}
            >
              <TagDot color={color} />
              <TruncatedText text={name} className={classes.segmentName} />
              <span className={`${classes.joined} numeric`}>{joined > 0 && <>+{formatCount(joined)} joined</>}</span>
              <span className={`${classes.left} numeric`}>{left > 0 && <>−{formatCount(left)} left</>}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
