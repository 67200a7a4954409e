import { Button } from '@mantine/core';
import { IconRestore, IconTrash, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../lib/format';
import classes from '../../contacts/SelectionBar.module.css';

interface RecordSelectionBarProps {
  count: number;
  total: number;
  inBin: boolean;
  /** The way to export what is ticked. */
  exporting: ReactNode;
  onSelectAll: () => void;
  onClear: () => void;
  onDelete: () => void;
  onRestore: () => void;
}

/** What can be done with the records that are ticked; it stands over the list only while some are. */
export function RecordSelectionBar(props: RecordSelectionBarProps) {
  const { count, total, inBin, exporting, onSelectAll, onClear, onDelete, onRestore } = props;
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
