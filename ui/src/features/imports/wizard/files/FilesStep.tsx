import { Button } from '@mantine/core';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { JobProgress } from '../../../../components/JobProgress';
import { toastError } from '../../../../components/toast';
import { formatCountOf } from '../../../../lib/format';
import { questionAfter, type WizardState } from '../machine';
import { chooseFiles, goOn, stopStep, useStepProgress } from '../run';
import { StepFrame } from '../StepFrame';
import { Warnings } from '../Warnings';
import { DraftFiles } from './DraftFiles';
import classes from './Files.module.css';
import { RefusedFiles } from './RefusedFiles';

/** Which files, and what was found in them. */
export function FilesStep({ state }: { state: Extract<WizardState, { at: 'files' }> }) {
  const progress = useStepProgress();
  const choose = () => void chooseFiles().catch(toastError);

  switch (state.status) {
    case 'choosing':
      return (
        <StepFrame
          title="Bring in submissions or contacts"
          hint="You see what would change before anything is written."
        >
          <div className={classes.drop}>
            <IconFileImport size={28} stroke={1.25} className={classes.dropIcon} aria-hidden />
            <p className={classes.dropTitle}>Drop files anywhere in this window</p>
            <Button onClick={choose}>Choose files</Button>
          </div>
          <dl className={classes.forms}>
            <div>
              <dt>Formats</dt>
              <dd>CSV, TSV, Excel, OpenDocument, JSON and JSON Lines</dd>
            </div>
            <div>
              <dt>Known exports</dt>
              <dd>ioZen, Typeform, Google Forms, Tally, Jotform, HubSpot, Google Contacts, Outlook</dd>
            </div>
            <div>
              <dt>Size</dt>
              <dd>
                Any. Several files can go in one import, and a file can be imported again: what is known stays as it is
              </dd>
            </div>
          </dl>
        </StepFrame>
      );
    case 'reading':
      return (
        <StepFrame title={`Reading ${formatCountOf(state.paths.length, 'file')}`}>
          <div className={classes.reading}>
            <JobProgress progress={progress} cancelling={false} onCancel={stopStep} />
          </div>
        </StepFrame>
      );
    case 'refused':
      return (
        <StepFrame
          title="A file could not be read"
          hint="Nothing was changed. Leave the file out, or mend it and try again."
        >
          <RefusedFiles paths={state.paths} failure={state.failure} onChoose={choose} />
        </StepFrame>
      );
    case 'read':
      return (
        <StepFrame
          title={`${formatCountOf(state.draft.rows, 'row')} in ${formatCountOf(state.draft.files.length, 'file')}`}
          footer={
            <>
              <Button variant="default" leftSection={<IconPlus size={14} />} onClick={choose}>
                Add files
              </Button>
              <Button className={classes.go} onClick={() => void goOn('files')}>
                {questionAfter('files', state.draft) === 'plan' ? 'Review' : 'Continue'}
              </Button>
            </>
          }
        >
          <DraftFiles draft={state.draft} paths={state.paths} />
          <Warnings warnings={state.draft.warnings} />
        </StepFrame>
      );
  }
}
