import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useCallback, useEffect, useRef } from 'react';
import { JobProgress } from '../../../components/JobProgress';
import { toastError } from '../../../components/toast';
import { ipc, type RecordFile, type RecordTypeInfo } from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';
import { useJob } from '../../../lib/useJob';
import files from '../../imports/wizard/files/Files.module.css';
import { StepFrame } from '../../imports/wizard/StepFrame';
import dialog from '../Dialogs.module.css';

interface FileStepProps {
  type: RecordTypeInfo;
  /** A file that was dropped. */
  dropped: { path: string; done: () => void } | undefined;
  onRead: (file: RecordFile) => void;
}

/** Which file; what cannot be read says why, and another can be chosen. */
export function FileStep({ type, dropped, onRead }: FileStepProps) {
  const job = useJob<RecordFile>();
  const { start } = job;
  const told = useRef(onRead);
  told.current = onRead;

  const read = useCallback(
    async (path: string, done = () => {}) => {
      const file = await start((name, onProgress) =>
        ipc.lookAtRecordFile({ path, recordType: type.id, job: name }, onProgress),
      );
      if (!file) return;
      done();
      told.current(file);
    },
    [start, type.id],
  );
  useEffect(() => {
    if (dropped) void read(dropped.path, dropped.done);
  }, [dropped, read]);

  const choose = async () => {
    try {
      const [path] = await ipc.pickImportFiles();
      if (path !== undefined) await read(path);
    } catch (thrown) {
      toastError(thrown);
    }
  };

  if (job.state.kind === 'running') {
    return (
      <StepFrame title="Reading the file">
        <div className={files.reading}>
          <JobProgress progress={job.state.progress} cancelling={job.state.cancelling} onCancel={job.cancel} />
        </div>
      </StepFrame>
    );
  }
  const refused = job.state.kind === 'failed' ? errorCopy(job.state.error) : null;
  return (
    <StepFrame
      title={`Bring in ${type.plural} from a file`}
      hint="You choose where each column goes before anything is written, and the whole import can be undone."
    >
      {refused && (
        <p className={dialog.refusal} style={{ marginTop: 16 }} role="alert">
          {refused.message} {refused.next}
        </p>
      )}
      <div className={files.drop}>
        <IconFileImport size={28} stroke={1.25} className={files.dropIcon} aria-hidden />
        <p className={files.dropTitle}>One row for each {type.name}, headers in the first</p>
        <Button onClick={() => void choose()}>Choose a file</Button>
      </div>
      <dl className={files.forms}>
        <div>
          <dt>Formats</dt>
          <dd>CSV, TSV, Excel and OpenDocument</dd>
        </div>
        <div>
          <dt>Contacts</dt>
          <dd>Linked by e-mail, phone or ID; several in a cell stand between semicolons</dd>
        </div>
        <div>
          <dt>Again</dt>
          <dd>With a key, rows change the records that are there. Our own export, imported again, changes nothing</dd>
        </div>
      </dl>
    </StepFrame>
  );
}
