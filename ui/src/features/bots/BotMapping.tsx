import { IconArrowRight } from '@tabler/icons-react';
import { RelativeTime } from '../../components/RelativeTime';
import { TruncatedText } from '../../components/TruncatedText';
import type { BotMapping as Mapping } from '../../ipc';
import classes from './Bots.module.css';

/** Where the columns of the last import of this bot went. */
export function BotMapping({ mapping }: { mapping: Mapping | null }) {
  return (
    <section className={classes.section} aria-labelledby="bot-mapping">
      <h2 id="bot-mapping" className={classes.title}>
        Columns of its last import
        {mapping && (
          <span className={classes.count}>
            <RelativeTime at={mapping.savedAt} />
          </span>
        )}
      </h2>
      {mapping === null ? (
        <p className={classes.quiet}>No mapping was saved for it. The next import asks where its columns go.</p>
      ) : (
        <ul className={classes.columns}>
          {mapping.columns.map(({ header, label, targetLabel }) => (
            <li key={header}>
              <TruncatedText text={label} />
              <IconArrowRight size={14} stroke={2} className={classes.arrow ?? ''} role="img" aria-label="goes to" />
              <TruncatedText text={targetLabel} className={classes.quiet} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
