import { Button } from '@mantine/core';
import { IconRestore, IconTrash, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../lib/format';
import classes from './SelectionBar.module.css';

interface RowsBarProps {
  count: number;
  total: number;
  inBin: boolean;
  /** What else can be done with them, where anything can. */
  editing?: ReactNode;
  /** The way to export what is ticked, where there is one. */
  exporting?: ReactNode;
  onSelectAll: () => void;
  onClear: () => void;
  onDelete: () => void;
  onRestore: () => void;
}

/** What can be done with the rows of a list that are ticked; it stands over the list only while some are. */
export function RowsBar(props: RowsBarProps) {
  const { count, total, inBin, editing, exporting, onSelectAll, onClear, onDelete, onRestore } = props;
  const [Icon, word, act] = inBin ? [IconRestore, 'Restore', onRestore] : [IconTrash, 'Delete', onDelete];
  return (
    <div className={classes.dock}>
      <section className={classes.bar} aria-label="Selection">
        <span className={`${classes.count} numeric`} role="status">
          {formatCount(count)} selected
        </span>
        {count < total && (
          <button type="button" className={`${classes.all} numeric`} onClick={onSelectAll}>
            Select all {formatCount(total)}
          </button>
        )}
        <span className={classes.divider} />
        {editing}
        <Button variant="subtle" color="gray" leftSection={<Icon size={15} stroke={1.75} />} onClick={act}>
          {word}
        </Button>
        {exporting}
        <Button variant="subtle" color="gray" px={6} aria-label="Clear the selection" onClick={onClear}>
          <IconX size={15} stroke={1.75} />
        </Button>
      </section>
    </div>
  );
}
