import { Checkbox } from '@mantine/core';
import { type ExportWith, ipc, type Selection } from '../../ipc';
import { useStored } from '../../lib/useStored';
import { CsvExportButton, type CsvExportButtonProps } from './CsvExportButton';

interface ExportButtonProps extends Omit<CsvExportButtonProps, 'nouns' | 'write' | 'children'> {
  /** Asked when the export starts. */
  selection: () => Selection;
}

const NOUNS = ['contact', 'contacts'] as const;
const ALONE: ExportWith = { cards: false, records: false };

function isExportWith(value: unknown): value is ExportWith {
  if (typeof value !== 'object' || value === null) return false;
  const { cards, records } = value as Partial<ExportWith>;
  return typeof cards === 'boolean' && typeof records === 'boolean';
}

/** Writes the contacts that the list shows, or those that are ticked, as CSV, with their cards and records on request. */
export function ExportButton({ selection, ...rest }: ExportButtonProps) {
  const [beside, setBeside] = useStored('export.with', ALONE, isExportWith);
  return (
    <CsvExportButton
      {...rest}
      nouns={NOUNS}
      write={(options, job, onProgress) =>
        ipc.exportContacts({ selection: selection(), options, with: beside, job }, onProgress)
      }
    >
      <Checkbox
        size="xs"
        label="With their cards"
        description="A column that names board, phase and title."
        checked={beside.cards}
        onChange={(event) => setBeside({ ...beside, cards: event.currentTarget.checked })}
      />
      <Checkbox
        size="xs"
        label="With their records"
        description="A column for each record type, with roles."
        checked={beside.records}
        onChange={(event) => setBeside({ ...beside, records: event.currentTarget.checked })}
      />
    </CsvExportButton>
  );
}
