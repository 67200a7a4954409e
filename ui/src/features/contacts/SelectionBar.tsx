import type { Selection } from '../../ipc';
import { ExportButton } from '../exports/ExportButton';
import { SetFieldSelected } from '../fields/bulk/SetFieldSelected';
import { TagSelected } from '../tags/TagSelected';
import { RowsBar } from './RowsBar';

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

/** What can be done with the contacts that are ticked. */
export function SelectionBar({ selection, ...bar }: SelectionBarProps) {
  return (
    <RowsBar
      {...bar}
      editing={
        !bar.inBin && (
          <>
            <TagSelected selection={selection} />
            <SetFieldSelected selection={selection} />
          </>
        )
      }
      exporting={<ExportButton variant="subtle" count={bar.count} selection={selection} />}
    />
  );
}
