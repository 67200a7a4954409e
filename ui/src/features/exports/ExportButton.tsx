import { ipc, type Selection } from '../../ipc';
import { CsvExportButton, type CsvExportButtonProps } from './CsvExportButton';

interface ExportButtonProps extends Omit<CsvExportButtonProps, 'nouns' | 'write'> {
  /** Asked when the export starts. */
  selection: () => Selection;
}

const NOUNS = ['contact', 'contacts'] as const;

/** Writes the contacts that the list shows, or those that are ticked, as CSV. */
export function ExportButton({ selection, ...rest }: ExportButtonProps) {
  return (
    <CsvExportButton
      {...rest}
      nouns={NOUNS}
      write={(options, job, onProgress) => ipc.exportContacts({ selection: selection(), options, job }, onProgress)}
    />
  );
}
