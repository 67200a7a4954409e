import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconUserQuestion } from '@tabler/icons-react';
import { InitialsAvatar } from '../../components/InitialsAvatar';
import { RelativeTime } from '../../components/RelativeTime';
import { SkeletonBar } from '../../components/SkeletonRows';
import { ToneBadge } from '../../components/ToneBadge';
import { TruncatedText } from '../../components/TruncatedText';
import type { SubmissionId, SubmissionRow } from '../../ipc';
import type { RowList } from '../contacts/useRowPages';
import type { RowWindowHandle } from '../contacts/useRowWindow';
import { StatusBadge } from '../profile/submissions/StatusBadge';
import classes from './Submissions.module.css';
import type { SubmissionsQuery } from './search';
import { Went } from './Went';

export const ROW_HEIGHT = 36;
export const HEADER_HEIGHT = 32;

/** Behind the first, by which the list is ordered. */
const COLUMNS = ['Bot', 'Contact', 'Status', 'Answers', 'Went to'];

interface SubmissionTableProps {
  list: RowList<SubmissionRow, SubmissionsQuery>;
  rows: RowWindowHandle;
  cursor: number | null;
  /** The one in the side panel. */
  opened: SubmissionId | undefined;
  onOpen: (position: number) => void;
  /** The other order. */
  onOrder: () => void;
}

const rowElementId = (position: number) => `submission-row-${position}`;

/** The rows that are in view, in an element as tall as all of them. */
export function SubmissionTable({ list, rows, cursor, opened, onOpen, onOrder }: SubmissionTableProps) {
  const { view } = rows;
  const isOldest = list.shown.sort === 'oldest';
  const Arrow = isOldest ? IconArrowUp : IconArrowDown;
  const end = Math.min(view.end, list.total);
  const cursorInView = cursor !== null && cursor >= view.first && cursor < end;
  return (
    <div
      ref={rows.scroller}
      className={classes.scroller}
      role="grid"
      tabIndex={0}
      aria-label="Submissions"
      aria-rowcount={list.total + 1}
      aria-colcount={COLUMNS.length + 1}
      aria-busy={list.isChanging || undefined}
      aria-activedescendant={cursorInView ? rowElementId(cursor) : undefined}
    >
      <div role="row" aria-rowindex={1} className={classes.head}>
        <div role="columnheader" aria-sort={isOldest ? 'ascending' : 'descending'}>
          <UnstyledButton
            tabIndex={-1}
            className={classes.order}
            title={isOldest ? 'Oldest first' : 'Newest first'}
            onClick={onOrder}
          >
            When <Arrow size={12} stroke={2} aria-hidden />
          </UnstyledButton>
        </div>
        {COLUMNS.map((name) => (
          <div key={name} role="columnheader">
            {name}
          </div>
        ))}
      </div>
      <div role="rowgroup" className={classes.body} style={{ height: rows.height }}>
        {Array.from({ length: Math.max(0, end - view.first) }, (_, index) => {
          const position = view.first + index;
          const row = list.rowAt(position);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus, and Enter opens the row under its cursor.
            <div
              key={position}
              id={rowElementId(position)}
              role="row"
              tabIndex={-1}
              aria-rowindex={position + 2}
              className={classes.row}
              data-cursor={position === cursor || undefined}
              data-open={(row && row.id === opened) || undefined}
              style={{ transform: `translateY(${position * ROW_HEIGHT + view.shift}px)` }}
              onClick={() => onOpen(position)}
            >
              {row ? <Cells row={row} /> : <Bars position={position} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Cells({ row }: { row: SubmissionRow }) {
  const { contact } = row;
  const preview = row.preview.map(({ text }) => text.replaceAll(/\s+/g, ' ')).filter(Boolean);
  return (
    <>
      <div role="gridcell" className={classes.cell}>
        <RelativeTime at={row.at} />
      </div>
      <div role="gridcell" className={classes.cell}>
        <TruncatedText text={row.botName} />
      </div>
      <div role="gridcell" className={`${classes.cell} ${classes.strong}`}>
        {contact ? (
          <>
            <InitialsAvatar id={contact.id} name={contact.name} size={20} />
            <TruncatedText text={contact.name} />
          </>
        ) : (
          <NoContact />
        )}
      </div>
      <div role="gridcell" className={classes.cell}>
        {row.isTest ? <ToneBadge tone="quiet">Test</ToneBadge> : <StatusBadge status={row.status} />}
      </div>
      <div role="gridcell" className={classes.cell}>
        {preview.length > 0 ? (
          <TruncatedText text={preview.join(' · ')} />
        ) : (
          <span className={classes.none}>No answers</span>
        )}
      </div>
      <div role="gridcell" className={classes.cell}>
        <Went row={row} />
      </div>
    </>
  );
}

export function NoContact() {
  return (
    <span className={classes.none}>
      <IconUserQuestion size={16} stroke={1.5} aria-hidden /> No contact
    </span>
  );
}

function Bars({ position }: { position: number }) {
  return ['When', ...COLUMNS].map((name, column) => (
    <div key={name} role="gridcell" className={classes.cell}>
      <SkeletonBar width={`${45 + ((position * 31 + column * 17) % 40)}%`} />
    </div>
  ));
}
