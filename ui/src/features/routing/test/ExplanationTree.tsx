import { VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { Explanation, ExplanationKind } from '../../../ipc';
import classes from './Test.module.css';

const GROUPS: Record<Exclude<ExplanationKind, 'condition'>, string> = {
  all: 'All of these',
  any: 'Any of these',
  not: 'None of these',
};

/** A filter part by part: what held, what did not, and what there was. */
export function ExplanationTree({ explanation }: { explanation: Explanation }) {
  const { kind, parts } = explanation;
  if (kind === 'all' && parts.length === 0) {
    return (
      <ul className={classes.parts}>
        <Part explanation={{ ...explanation, kind: 'condition', words: 'Every submission matches' }} />
      </ul>
    );
  }
  // A filter of conditions that must all hold needs no heading.
  return <ul className={classes.parts}>{kind === 'all' ? parts.map(toPart) : <Part explanation={explanation} />}</ul>;
}

function toPart(part: Explanation, index: number) {
  return <Part key={`${index} ${part.words}`} explanation={part} />;
}

/** What stands under a group. That none of several holds is a “not” around an “any”, which would say it twice. */
function partsOf({ kind, parts }: Explanation): Explanation[] {
  const [only] = parts;
  return kind === 'not' && parts.length === 1 && only?.kind === 'any' ? only.parts : parts;
}

function Part({ explanation }: { explanation: Explanation }) {
  const { kind, words, held, because } = explanation;
  const parts = partsOf(explanation);
  return (
    <li className={classes.part} data-held={held || undefined}>
      <div className={classes.partLine}>
        {held ? (
          <IconCheck size={13} stroke={2.5} className={classes.held} aria-hidden />
        ) : (
          <IconX size={13} stroke={2.5} className={classes.failed} aria-hidden />
        )}
        <VisuallyHidden>{held ? 'Held: ' : 'Did not hold: '}</VisuallyHidden>
        <span className={classes.words}>
          {kind === 'condition' ? words : GROUPS[kind]}
          {because !== '' && <span className={classes.because}> {because}</span>}
        </span>
      </div>
      {kind !== 'condition' && parts.length > 0 && <ul className={classes.parts}>{parts.map(toPart)}</ul>}
    </li>
  );
}
