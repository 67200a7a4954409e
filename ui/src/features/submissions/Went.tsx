import { IconDatabase, IconLayoutKanban } from '@tabler/icons-react';
import { TruncatedText } from '../../components/TruncatedText';
import type { SubmissionRow } from '../../ipc';
import classes from './Submissions.module.css';

/** What became of a submission, in one line: its card's board and phase, and the record. */
export function Went({ row: { card, record } }: { row: SubmissionRow }) {
  if (!card && !record) return <span className={classes.none}>–</span>;
  return (
    <>
      {card && (
        <>
          <IconLayoutKanban size={14} stroke={1.6} aria-label="Card" role="img" style={{ flex: 'none' }} />
          <TruncatedText text={`${card.boardName} · ${card.phaseName}${card.inBin ? ' (in the bin)' : ''}`} />
        </>
      )}
      {record && (
        <>
          <IconDatabase
            size={14}
            stroke={1.6}
            aria-label={`Record: ${record.typeName}`}
            role="img"
            style={{ flex: 'none' }}
          />
          <TruncatedText text={record.typeName} className={classes.recordName} />
        </>
      )}
    </>
  );
}
