import { useState } from 'react';
import { RelativeTime } from '../../../components/RelativeTime';
import { ValueChange } from '../../../components/ValueChange';
import type { Actor, CardEvent } from '../../../ipc';
import { eventWords, fieldWords, valueWords } from '../words';
import classes from './Panel.module.css';

/** Lines that are shown before somebody asks for more. */
const SHOWN = 6;

/** Everything that happened to a card, newest first: what, old → new, who, when. */
export function CardHistory({ events }: { events: CardEvent[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? events : events.slice(0, SHOWN);
  const hidden = events.length - shown.length;
  return (
    <section className={classes.section} aria-label="History">
      <div className={classes.sectionHead}>
        <h3>History</h3>
      </div>
      <ol className={classes.history}>
        {shown.map((event) => (
          <Line key={event.id} event={event} />
        ))}
      </ol>
      {hidden > 0 && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          Show {hidden} more
        </button>
      )}
    </section>
  );
}

function Line({ event }: { event: CardEvent }) {
  const { changes } = event;
  return (
    <li className={classes.event}>
      <span className={classes.eventWhat}>
        <span>{eventWords(event)}</span>
        {changes.map((change) => (
          <span key={change.field}>
            {changes.length > 1 && `${fieldWords(change.field)} `}
            {change.field === 'description' ? null : (
              <ValueChange old={valueWords(change, change.old)} new={valueWords(change, change.new)} />
            )}
          </span>
        ))}
      </span>
      <span className={classes.eventWho}>
        <bdi>{actorName(event.actor)}</bdi> · <RelativeTime at={event.at} />
      </span>
    </li>
  );
}

function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'member':
    case 'bot':
      return actor.name;
    case 'import':
      return actor.files;
    case 'clock':
      return 'As time passed';
  }
}
