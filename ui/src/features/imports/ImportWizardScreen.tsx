import { Button } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PageHeader } from '../../components/PageHeader';
import { toast } from '../../components/toast';
import classes from './Imports.module.css';
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

/** Drops that were taken already, so that coming back to the screen does not read the same files again. */
const taken = new WeakSet<string[]>();

/** From files to contacts: Files → Bot → Columns → Review → Done. */
export function ImportWizardScreen() {
  const state = useWizard();
  const dropped = useLocation({ select: (location) => location.state.paths });

  useEffect(showWizard, []);
  useEffect(() => {
    if (dropped === undefined || taken.has(dropped)) return;
    taken.add(dropped);
    if (state.at === 'running') toast({ message: 'An import is running. Drop the files again when it is done.' });
    else void readFiles(dropped);
  }, [dropped, state.at]);

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
