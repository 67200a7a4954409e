import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { asksForBot, hasColumns, holdsDraft, type Step, stepOf, type WizardState } from './machine';
import { send } from './run';
import classes from './Wizard.module.css';

const LABELS: Record<Step, string> = {
  files: 'Files',
  bot: 'Bot',
  columns: 'Columns',
  review: 'Review',
  done: 'Done',
};

const ORDER: Step[] = ['files', 'bot', 'columns', 'review', 'done'];

/** Where the wizard stands. The questions that were answered can be opened again. */
export function Steps({ state }: { state: WizardState }) {
  const current = ORDER.indexOf(stepOf(state));
  const free = holdsDraft(state) && state.at !== 'running' && state.at !== 'stopped';
  return (
    <ol className={classes.steps} aria-label="Steps">
      {ORDER.filter((step) => isAsked(step, state)).map((step, index) => {
        const place = ORDER.indexOf(step);
        const past = place < current;
        return (
          <li key={step} className={classes.step} aria-current={place === current ? 'step' : undefined}>
            {index > 0 && <IconChevronRight size={12} className={classes.between} aria-hidden />}
            {past && free && isQuestion(step) ? (
              <button type="button" className={classes.stepButton} onClick={() => send({ type: 'go', to: step })}>
                <IconCheck size={12} aria-hidden /> {LABELS[step]}
              </button>
            ) : (
              <span className={classes.stepLabel} data-past={past || undefined}>
                {past && <IconCheck size={12} aria-hidden />} {LABELS[step]}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

// Until the files are read nobody knows which questions will be asked, so all stand there.
function isAsked(step: Step, state: WizardState): boolean {
  if (!holdsDraft(state)) return true;
  if (step === 'bot') return asksForBot(state.draft);
  if (step === 'columns') return hasColumns(state.draft);
  return true;
}

function isQuestion(step: Step): step is 'files' | 'bot' | 'columns' {
  return step === 'files' || step === 'bot' || step === 'columns';
}
