import { Button } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import { PageHeader } from '../../components/PageHeader';
import { toast } from '../../components/toast';
import classes from './Imports.module.css';
import { useDroppedFiles } from './useDroppedFiles';
import { BotStep } from './wizard/bot/BotStep';
import { ColumnsStep } from './wizard/columns/ColumnsStep';
import { DoneStep } from './wizard/done/DoneStep';
import { FilesStep } from './wizard/files/FilesStep';
import type { WizardState } from './wizard/machine';
import { ReviewStep } from './wizard/review/ReviewStep';
import { RunningStep } from './wizard/review/RunningStep';
import { StoppedStep } from './wizard/review/StoppedStep';
import { readFiles, showWizard, startOver, useWizard } from './wizard/run';
import { Steps } from './wizard/Steps';

/** From files to contacts: Files → Bot → Columns → Review → Done. */
export function ImportWizardScreen() {
  const state = useWizard();

  useEffect(showWizard, []);
  const isRunning = state.at === 'running';
  const take = useCallback(
    (paths: string[], done: () => void) => {
      done();
      if (isRunning) toast({ message: 'An import is running. Drop the files again when it is done.' });
      else void readFiles(paths);
    },
    [isRunning],
  );
  useDroppedFiles(take);

  const canStartOver = state.at !== 'running' && !(state.at === 'files' && state.status === 'choosing');
  return (
    <div className={classes.screen}>
      <PageHeader
        title="Import"
        aside={<Steps state={state} />}
        actions={
          canStartOver ? (
            <Button variant="default" onClick={startOver}>
              {state.at === 'done' ? 'Import more' : 'Start over'}
            </Button>
          ) : null
        }
      />
      <CurrentStep state={state} />
    </div>
  );
}

function CurrentStep({ state }: { state: WizardState }) {
  switch (state.at) {
    case 'files':
      return <FilesStep state={state} />;
    case 'bot':
      return <BotStep state={state} />;
    case 'columns':
      return <ColumnsStep state={state} />;
    case 'review':
      return <ReviewStep state={state} />;
    case 'running':
      return <RunningStep state={state} />;
    case 'stopped':
      return <StoppedStep state={state} />;
    case 'done':
      return <DoneStep importId={state.importId} />;
  }
}
