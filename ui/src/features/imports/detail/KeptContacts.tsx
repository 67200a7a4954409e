import { Link } from '@tanstack/react-router';
import { TruncatedText } from '../../../components/TruncatedText';
import type { KeptContact } from '../../../ipc';
import { useRowWindow } from '../../contacts/useRowWindow';
import classes from './Detail.module.css';

const ROW_HEIGHT = 28;
const SHOWN_ROWS = 6;

/** The contacts that an undo kept, each with the reason. There may be as many as the import had. */
export function KeptContacts({ kept }: { kept: KeptContact[] }) {
  const rows = useRowWindow({ rows: kept.length, rowHeight: ROW_HEIGHT, headerHeight: 0, after: 0, initialOffset: 0 });
  const { first, end, shift } = rows.view;
  return (
    <section
      ref={rows.scroller}
      className={classes.kept}
      style={{ height: Math.min(kept.length, SHOWN_ROWS) * ROW_HEIGHT }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
      tabIndex={0}
      aria-label="Kept contacts"
    >
      <ul className={classes.keptList} style={{ height: rows.height }}>
        {kept.slice(first, end).map((each, index) => (
          <li
            key={`${each.contact}-${each.reason}`}
            className={classes.keptRow}
            style={{ transform: `translateY(${(first + index) * ROW_HEIGHT + shift}px)` }}
          >
            <Link to="/contacts/$id" params={{ id: each.contact }} search={{}} className={classes.keptName}>
              <TruncatedText text={each.name} />
            </Link>
            <TruncatedText text={each.reason} className={classes.keptReason} />
          </li>
        ))}
      </ul>
    </section>
  );
}
