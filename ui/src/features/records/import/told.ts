import { toast } from '../../../components/toast';
import { ipc, type RecordFile, type RecordImportReport, type RecordTypeInfo } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { undoOperation } from '../../contacts/api';
import { saveRefused } from '../../imports/detail/actions';
import { nounsOf } from '../verbs';

/** What an import did, in a sentence. */
export function importedWords(
  { created, updated }: RecordImportReport,
  file: RecordFile,
  type: RecordTypeInfo,
): string {
  return `Imported ${formatCountOf(created + updated, ...nounsOf(type))} from ${file.name}`;
}

/** Tells the end of an import whose screen was left: what it did, with Undo, and what it rejected, with the way to save that. */
export function tellEnd(report: RecordImportReport, file: RecordFile, type: RecordTypeInfo): void {
  const { operation, rejected, rejects } = report;
  toast({
    message: importedWords(report, file, type),
    undo: operation === null ? undefined : undoOperation(operation),
  });
  if (rejects === null) return;
  toast({
    message: `${formatCountOf(rejected, 'row')} of ${file.name} did nothing`,
    action: { label: 'Save as a file', onClick: () => void saveRefused(() => ipc.saveRecordRejects({ rejects })) },
  });
}
