import { Link } from '@tanstack/react-router';
import { TagDot } from '../../../components/Tag';
import { TruncatedText } from '../../../components/TruncatedText';
import type { ImportReport } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { useBoards } from '../../boards/api';
import { boardCards } from '../sentences';
import classes from './Detail.module.css';

/** On which boards an import's cards begin, a line each; nothing where it made none. */
export function MadeCards({ report }: { report: ImportReport }) {
  const boards = useBoards();
  const made = boardCards(report);
  if (made.length === 0) return null;
  return (
    <section className={classes.segments} aria-labelledby="import-cards">
      <h3 id="import-cards" className={classes.segmentsTitle}>
        Cards it made
      </h3>
      <ul className={classes.segmentList}>
        {made.map(({ board: name, cards, phases }) => {
          // A board that has another name by now, or none, leads nowhere.
          const board = boards.find((each) => each.name === name);
          const line = (
            <>
              <TagDot color={board?.color ?? 'gray'} />
              <TruncatedText text={name} className={classes.segmentName} />
              <TruncatedText text={phases} className={classes.phases} />
              <span className={`${classes.left} numeric`}>{formatCountOf(cards, 'card')}</span>
            </>
          );
          return (
            <li key={name}>
              {board ? (
                <Link to="/boards/$id" params={{ id: board.id }} search={{}} className={classes.place}>
                  {line}
                </Link>
              ) : (
                <div className={classes.place}>{line}</div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
