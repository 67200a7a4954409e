import { IconAlertTriangle } from '@tabler/icons-react';
import { TruncatedText } from '../../../components/TruncatedText';
import { ValueChange } from '../../../components/ValueChange';
import type { RoutingCount, RoutingPreview } from '../../../ipc';
import { formatCount, formatCountOf } from '../../../lib/format';
import classes from './RouteAgain.module.css';

/** What routing would do: how many cards come to each phase, what stays, and some of them by name. */
export function RoutePreview({ preview }: { preview: RoutingPreview }) {
  const { lookedAt, staying, nowhere, touched, destinations, sample, problems } = preview;
  const rest = [
    staying > 0 && `${formatCountOf(staying, 'card')} ${staying === 1 ? 'stays where it is' : 'stay where they are'}`,
    nowhere > 0 &&
      `${formatCountOf(nowhere, 'submission')} ${nowhere === 1 ? 'goes' : 'go'} nowhere: no rule and no default board claims ${nowhere === 1 ? 'it' : 'them'}`,
    touched > 0 &&
      `${formatCountOf(touched, 'card')} left alone, since somebody has touched ${touched === 1 ? 'it' : 'them'}`,
  ].filter((each) => each !== false);
  return (
    <div className={classes.preview}>
      <p className={`${classes.sum} numeric`}>
        {formatCountOf(lookedAt, 'completed submission')} looked at
        {destinations.length === 0 && ': nothing would change'}
      </p>
      {destinations.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th>Cards would come to</th>
              <th className={classes.figure}>Made</th>
              <th className={classes.figure}>Moved</th>
            </tr>
          </thead>
          <tbody>
            {destinations.map((each) => (
              <Destination key={each.phase} count={each} />
            ))}
          </tbody>
        </table>
      )}
      {rest.length > 0 && (
        <ul className={`${classes.rest} numeric`}>
          {rest.map((each) => (
            <li key={each}>{each}.</li>
          ))}
        </ul>
      )}
      {problems.map((problem) => (
        <p key={problem} className={classes.problem}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden /> {problem}
        </p>
      ))}
      {sample.length > 0 && (
        <section
          className={classes.sample}
          aria-label="Some of them"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
          tabIndex={0}
        >
          <ul>
            {sample.map(({ submission, title, bot, from, to, rule }) => (
              <li key={submission}>
                <TruncatedText text={title} className={classes.who} />
                <TruncatedText text={rule ?? `Default board of ${bot}`} className={classes.by} />
                <span className={classes.way}>
                  <ValueChange old={from ?? ''} new={to} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Destination({ count: { boardName, phaseName, made, moved } }: { count: RoutingCount }) {
  const figure = (value: number) => (value === 0 ? '–' : formatCount(value));
  return (
    <tr>
      <td>
        <TruncatedText text={`${boardName} · ${phaseName}`} />
      </td>
      <td className={`${classes.figure} numeric`}>{figure(made)}</td>
      <td className={`${classes.figure} numeric`}>{figure(moved)}</td>
    </tr>
  );
}
