import { Button } from '@mantine/core';
import { IconRestore, IconTrash, IconX } from '@tabler/icons-react';
import type { Selection } from '../../ipc';
import { formatCount } from '../../lib/format';
import { ExportButton } from '../exports/ExportButton';
import { SetFieldSelected } from '../fields/bulk/SetFieldSelected';
import { TagSelected } from '../tags/TagSelected';
import classes from './SelectionBar.module.css';

interface SelectionBarProps {
  count: number;
  total: number;
  inBin: boolean;
  selection: () => Selection;
  onSelectAll: () => void;
  onClear: () => void;
  onDelete: () => void;
  onRestore: () => void;
}

/** What can be done with what is ticked; it stands over the list only while something is. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, total, inBin, selection, onSelectAll, onClear, onDelete, onRestore } = props;
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
        {!inBin && (
          <>
            <TagSelected selection={selection} />
            <SetFieldSelected selection={selection} />
          </>
        )}
        {inBin ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconRestore size={15} stroke={1.75} />}
            onClick={onRestore}
          >
            Restore
          </Button>
        ) : (
          <Button variant="subtle" color="gray" leftSection={<IconTrash size={15} stroke={1.75} />} onClick={onDelete}>
            Delete
          </Button>
        )}
        <ExportButton variant="subtle" count={count} selection={selection} />
        <Button variant="subtle" color="gray" px={6} aria-label="Clear the selection" onClick={onClear}>
          <IconX size={15} stroke={1.75} />
        </Button>
      </section>
    </div>
  );
}
