import type { ReactNode } from 'react';
import { TruncatedText } from '../../../components/TruncatedText';
import { useRowWindow } from '../../contacts/useRowWindow';
import classes from './Detail.module.css';

const ROW_HEIGHT = 28;
const SHOWN_ROWS = 6;

/** Something that an undo kept. */
export interface Kept {
  key: string;
  /** Leads to it. */
  link: ReactNode;
  reason: string;
}

interface KeptListProps {
  label: string;
  kept: Kept[];
}

/** What an undo kept, each with the reason. There may be as many as the import had. */
export function KeptList({ label, kept }: KeptListProps) {
  const rows = useRowWindow({ rows: kept.length, rowHeight: ROW_HEIGHT, headerHeight: 0, after: 0, initialOffset: 0 });
  const { first, end, shift } = rows.view;
  return (
    <section
      ref={rows.scroller}
      className={classes.kept}
      style={{ height: Math.min(kept.length, SHOWN_ROWS) * ROW_HEIGHT }}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard.
      tabIndex={0}
      aria-label={label}
    >
      <ul className={classes.keptList} style={{ height: rows.height }}>
        {kept.slice(first, end).map(({ key, link, reason }, index) => (
          <li
            key={key}
            className={classes.keptRow}
            style={{ transform: `translateY(${(first + index) * ROW_HEIGHT + shift}px)` }}
          >
            {link}
            <TruncatedText text={reason} className={classes.keptReason} />
          </li>
        ))}
      </ul>
    </section>
  );
}
