// What can be done with an import that ran: finish it, take it back, save what it refused.

import { confirm } from '../../../components/confirm';
import { toast, toastError } from '../../../components/toast';
import { type ExportReport, type ImportId, type ImportSummary, ipc, type UndoReport } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { createStore } from '../../../lib/store';
import { runImportJob } from '../jobs';

/** What taking an import back did, kept while the app is open, so that leaving the screen loses no list of what was kept. */
const undoReports = createStore<ReadonlyMap<ImportId, UndoReport>>(new Map());

export function useUndoReport(importId: ImportId): UndoReport | null {
  return undoReports.use().get(importId) ?? null;
}

/** Takes an import back, after asking: taking back cannot itself be taken back. */
export async function undoImport(run: ImportSummary): Promise<void> {
  const sure = await confirm({
    title: 'Undo this import?',
    body: `What it created goes and what it changed gets its earlier value back. Contacts that somebody has worked on since are kept and listed. To have it again, import ${run.files.length === 1 ? 'the file' : 'the files'} again.`,
    action: 'Undo import',
    cancel: 'Keep it',
    tone: 'danger',
  });
  if (!sure) return;
  try {
    const report = await runImportJob('undo', run.import, (job, onProgress) =>
      ipc.undoImport({ import: run.import, job }, onProgress),
    );
    undoReports.set(new Map(undoReports.get()).set(run.import, report));
  } catch (thrown) {
    toastError(thrown);
  }
}

/** Writes the rows that a stopped run had left. */
export async function finishImport(importId: ImportId): Promise<void> {
  try {
    const report = await runImportJob('finish', importId, (job, onProgress) =>
      ipc.finishImport({ import: importId, job }, onProgress),
    );
    toast({ message: `Import finished: ${formatCountOf(report.rows, 'row')}` });
  } catch (thrown) {
    toastError(thrown);
  }
}

/** Saves the refused rows in the form of their file, with the reason in a column of its own. */
export const saveRejects = (importId: ImportId) => saveRefused(() => ipc.saveRejects({ import: importId }));

/** The same, of whatever import it was. */
export async function saveRefused(save: () => Promise<ExportReport | null>): Promise<void> {
  try {
    const saved = await save();
    if (saved === null) return;
    toast({
      message: `Saved ${formatCountOf(saved.rows, 'rejected row')}. Mend them and import the file again.`,
      action: { label: 'Show in folder', onClick: () => void ipc.showInFolder(saved.path).catch(toastError) },
    });
  } catch (thrown) {
    toastError(thrown);
  }
}
