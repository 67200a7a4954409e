import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { TruncatedText } from '../../../components/TruncatedText';
import { toast, undoEarlier } from '../../../components/toast';
import { ipc, type RecordFile, type RecordImportReport, type RecordTypeInfo } from '../../../ipc';
import { formatCount, formatCountOf } from '../../../lib/format';
import { undoOperation } from '../../contacts/api';
import { saveRefused } from '../../imports/detail/actions';
import { StepFrame } from '../../imports/wizard/StepFrame';
import { Warnings } from '../../imports/wizard/Warnings';
import dialog from '../Dialogs.module.css';
import classes from './Import.module.css';
import { importedWords } from './told';

const ROW_HEIGHT = 34;

interface ResultStepProps {
  type: RecordTypeInfo;
  file: RecordFile;
  report: RecordImportReport;
  onAgain: () => void;
  onLeave: () => void;
}

/** What became of the rows, why some were refused, and the way to take it all back. */
export function ResultStep({ type, file, report, onAgain, onLeave }: ResultStepProps) {
  const { created, updated, unchanged, rejected, linked, warnings, operation } = report;
  const [undoing, setUndoing] = useState(false);
  const message = importedWords(report, file, type);

  // The button stays here; whoever goes on takes the offer along, where Ctrl/⌘ Z finds it.
  const offer = useRef<(() => void) | null>(null);
  offer.current = operation === null || undoing ? null : () => toast({ message, undo: undoOperation(operation) });
  useEffect(() => () => offer.current?.(), []);

  const undo = async () => {
    if (operation === null) return;
    setUndoing(true);
    await undoEarlier({ message, undo: undoOperation(operation) });
    onAgain();
  };

  const counts = [
    { label: 'new', count: created },
    { label: 'changed', count: updated },
    { label: 'unchanged', count: unchanged },
    { label: 'rejected', count: rejected, isBad: rejected > 0 },
  ];
  return (
    <StepFrame
      title={created + updated > 0 ? message : `Nothing in ${file.name} was new`}
      hint={`${formatCountOf(report.rows, 'row')}${linked > 0 ? `, ${formatCountOf(linked, 'link')} to contacts made` : ''}`}
      footer={
        <>
          {operation !== null && (
            <Button
              variant="default"
              leftSection={<IconArrowBackUp size={15} stroke={1.75} />}
              loading={undoing}
              onClick={() => void undo()}
            >
              Undo this import
            </Button>
          )}
          <Button variant="default" onClick={onAgain}>
            Import another file
          </Button>
          <Button style={{ marginInlineStart: 'auto' }} onClick={onLeave}>
            Show {type.plural}
          </Button>
        </>
      }
    >
      <dl className={classes.counts}>
        {counts.map(({ label, count, isBad }) => (
          <div key={label} className={classes.countBox} data-tone={isBad ? 'warn' : undefined}>
            <dd className="numeric">{formatCount(count)}</dd>
            <dt>{label}</dt>
          </div>
        ))}
      </dl>
      <Warnings warnings={warnings} />
      {rejected > 0 && <Rejected report={report} />}
    </StepFrame>
  );
}

function Rejected({ report }: { report: RecordImportReport }) {
  const { rejected, rejections, rejects } = report;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: rejections.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  return (
    <section className={classes.rejected} aria-label="Rejected rows">
      <div className={classes.rejectedHead}>
        <h3>{formatCountOf(rejected, 'row')} did nothing</h3>
        {rejects !== null && (
          <Button
            size="xs"
            variant="default"
            onClick={() => void saveRefused(() => ipc.saveRecordRejects({ rejects }))}
          >
            Save the {formatCountOf(rejected, 'rejected row')}
          </Button>
        )}
      </div>
      <p className={dialog.hint}>
        Save {rejected === 1 ? 'it' : 'them'} as a file, mend what its last column says, and import it.
        {rejected > rejections.length ? ' These are the first.' : ''}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard. */}
      <div ref={scroller} className={classes.scroller} tabIndex={0}>
        <ul className={classes.rows} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const rejection = rejections[index];
            return (
              rejection && (
                <li key={key} className={classes.row} style={{ transform: `translateY(${start}px)` }}>
                  <span className={`${classes.rowNumber} numeric`}>Row {formatCount(rejection.row)}</span>
                  <TruncatedText text={rejection.reason} />
                </li>
              )
            );
          })}
        </ul>
      </div>
    </section>
  );
}
