import { TagDot } from '../../../components/Tag';
import type { PhaseTime } from '../../../ipc';
import { spanWords } from '../words';
import classes from './Panel.module.css';

/** How long a card has been in each phase so far. */
export function PhaseTimes({ times }: { times: PhaseTime[] }) {
  if (times.length === 0) return null;
  return (
    <section className={classes.section} aria-label="Time in phases">
      <div className={classes.sectionHead}>
        <h3>Time in phases</h3>
      </div>
      <div className={classes.times} aria-hidden>
        {times.map(({ phase, color, seconds }) => (
          <span key={phase} style={{ flexGrow: Math.max(seconds, 1), flexBasis: 0 }}>
            <TagDot color={color} />
          </span>
        ))}
      </div>
      <ul className={classes.legend}>
        {times.map(({ phase, name, color, seconds, isPresent }) => (
          <li key={phase}>
            <TagDot color={color} />
            <bdi>{name}</bdi>
            <b className="numeric">
              {spanWords(seconds)}
              {isPresent && ' so far'}
            </b>
          </li>
        ))}
      </ul>
    </section>
  );
}
