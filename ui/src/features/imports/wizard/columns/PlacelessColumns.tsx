import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { formatCountOf } from '../../../../lib/format';
import classes from './MakeFields.module.css';

interface PlacelessColumnsProps {
  count: number;
  /** Makes fields of them; absent where whoever acts may not. */
  onMake: (() => void) | undefined;
}

/** How many columns have no place of their own, and the way to give them one. */
export function PlacelessColumns({ count, onMake }: PlacelessColumnsProps) {
  if (count === 0) return null;
  const columns = `${formatCountOf(count, 'column')} ${count === 1 ? 'has' : 'have'} no place of ${count === 1 ? 'its' : 'their'} own.`;
  return (
    <div className={classes.bar}>
      <span className="numeric">
        {columns}
        {!onMake && ' The owner and admins can make fields for them in the settings.'}
      </span>
      {onMake && (
        <Button variant="default" size="xs" leftSection={<IconPlus size={14} stroke={1.75} />} onClick={onMake}>
          {count === 1 ? 'Make a field for it' : 'Make fields for all unmapped columns'}
        </Button>
      )}
    </div>
  );
}
