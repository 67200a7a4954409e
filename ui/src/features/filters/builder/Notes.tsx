import { IconAlertTriangle } from '@tabler/icons-react';
import { useBuildingContext } from '../context';
import classes from './Builder.module.css';

interface NotesProps {
  /** The part that they are about. */
  id: string;
  /** That blanks count too, where they do. */
  blanks: string | null;
}

/** What stands in small print under a part: that blanks count too, and why it cannot be asked. */
export function Notes({ id, blanks }: NotesProps) {
  const problem = useBuildingContext().problems.get(id);
  return (
    <>
      {blanks && <p className={classes.note}>{blanks}</p>}
      {problem && (
        <p className={classes.problem} role="alert">
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          <span>{problem}</span>
        </p>
      )}
    </>
  );
}
