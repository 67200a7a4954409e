import { Button, Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { JobProgress } from '../../../components/JobProgress';
import { TruncatedText } from '../../../components/TruncatedText';
import { ipc, type RecordFile, type RecordImportReport, type RecordTarget, type RecordTypeInfo } from '../../../ipc';
import { errorCopy } from '../../../lib/errorCopy';
import { formatCount, formatCountOf } from '../../../lib/format';
import { useIsShown } from '../../../lib/useIsShown';
import { useJob } from '../../../lib/useJob';
import columnClasses from '../../imports/wizard/columns/Columns.module.css';
import { TargetPicker } from '../../imports/wizard/columns/TargetPicker';
import type { TargetGroup } from '../../imports/wizard/columns/targets';
import { StepFrame } from '../../imports/wizard/StepFrame';
import { Warnings } from '../../imports/wizard/Warnings';
import dialog from '../Dialogs.module.css';
import classes from './Import.module.css';
import { keyChoices, mappingProblems, targetGroups, targetOf, wordOf } from './targets';
import { tellEnd } from './told';

/** Every row makes a record. */
const NO_KEY = '';

interface ColumnsStepProps {
  type: RecordTypeInfo;
  file: RecordFile;
  onBack: () => void;
  onDone: (report: RecordImportReport) => void;
}

/** Where each column goes, and by what rows find the records that are there. */
export function ColumnsStep({ type, file, onBack, onDone }: ColumnsStepProps) {
  const [columns, setColumns] = useState<RecordTarget[]>(() => file.columns.map(({ target }) => target));
  const [wantedKey, setKey] = useState(file.key === null ? NO_KEY : wordOf(file.key));
  const job = useJob<RecordImportReport>();
  const groups = useMemo(() => targetGroups(type), [type]);
  const keys = keyChoices(columns, type);
  // A key whose column has gone elsewhere is none any more.
  const keyWord = keys.some(({ value }) => value === wantedKey) ? wantedKey : NO_KEY;
  const key = keyWord === NO_KEY ? null : targetOf(keyWord);
  const problems = mappingProblems(file, columns, key, type);
  const running = job.state.kind === 'running' ? job.state : null;
  const refused = job.state.kind === 'failed' ? errorCopy(job.state.error) : null;

  const isShown = useIsShown();

  const start = async () => {
    const report = await job.start((name, onProgress) =>
      ipc.importRecords({ path: file.path, recordType: type.id, columns, key, job: name }, onProgress),
    );
    if (!report) return;
    if (isShown()) onDone(report);
    else tellEnd(report, file, type);
  };

  return (
    <StepFrame
      wide
      title={`${formatCountOf(file.rows, 'row')} in ${file.name}: where does each column go?`}
      hint={file.recognisedAs}
      footer={
        running ? (
          <div className={classes.progress}>
            <JobProgress progress={running.progress} cancelling={running.cancelling} onCancel={job.cancel} />
          </div>
        ) : (
          <>
            <Button variant="default" onClick={onBack}>
              Another file
            </Button>
            <Button
              className={columnClasses.go ?? ''}
              disabled={problems.length > 0 || file.rows === 0}
              onClick={() => void start()}
            >
              Import {formatCountOf(file.rows, 'row')}
            </Button>
          </>
        )
      }
    >
      <Warnings warnings={[...file.problems, ...problems]} />
      {refused && (
        <p className={dialog.refusal} style={{ marginTop: 16 }} role="alert">
          {refused.message} {refused.next}
        </p>
      )}
      <div className={classes.key}>
        <div>
          <label className={columnClasses.askLabel} htmlFor="record-import-key">
            How rows find records that are there
          </label>
          <p className={columnClasses.askHint}>
            {key === null
              ? `Every row makes a new ${type.name}.`
              : 'A row whose value is known changes that record; the others make new ones.'}
          </p>
        </div>
        <Select
          id="record-import-key"
          size="xs"
          w={240}
          allowDeselect={false}
          comboboxProps={{ keepMounted: false }}
          data={[{ value: NO_KEY, label: 'They don’t: all are new' }, ...keys]}
          value={keyWord}
          onChange={(value) => value !== null && setKey(value)}
        />
      </div>
      <section aria-label="Columns">
        <div className={columnClasses.tableHead} aria-hidden>
          <span>Column</span>
          <span>Values</span>
          <span />
          <span>Goes to</span>
        </div>
        <ul className={columnClasses.table}>
          {file.columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; headers may repeat.
            <li key={at}>
              <ColumnRow
                column={column}
                rows={file.rows}
                groups={groups}
                target={columns[at] ?? { kind: 'ignore' }}
                onChange={(target) => setColumns((was) => was.map((each, index) => (index === at ? target : each)))}
              />
            </li>
          ))}
        </ul>
      </section>
    </StepFrame>
  );
}

interface ColumnRowProps {
  column: RecordFile['columns'][number];
  rows: number;
  groups: TargetGroup[];
  target: RecordTarget;
  onChange: (target: RecordTarget) => void;
}

function ColumnRow({ column: { header, samples, filled }, rows, groups, target, onChange }: ColumnRowProps) {
  const shown = samples.filter((sample) => sample.trim() !== '').slice(0, 3);
  return (
    <div className={columnClasses.row} data-ignored={target.kind === 'ignore' || undefined}>
      <div className={columnClasses.source}>
        <TruncatedText text={header} className={columnClasses.sourceName} />
        <span className={`${columnClasses.sourceHint} numeric`}>
          {filled === rows ? 'in every row' : `in ${formatCount(filled)} of ${formatCount(rows)} rows`}
        </span>
      </div>
      <ul className={columnClasses.samples} aria-label={`Values of ${header}`}>
        {shown.map((sample, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: samples may repeat and never move.
          <li key={index}>
            <TruncatedText text={sample} />
          </li>
        ))}
        {shown.length === 0 && <li className={columnClasses.noSample}>no values</li>}
      </ul>
      <IconArrowRight size={14} className={columnClasses.arrow} aria-hidden />
      <TargetPicker
        label={`${header} goes to`}
        groups={groups}
        value={wordOf(target)}
        onChange={(word) => onChange(targetOf(word))}
        onMakeField={undefined}
      />
    </div>
  );
}
