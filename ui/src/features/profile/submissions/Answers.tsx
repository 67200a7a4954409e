import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Answer } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { FoldedText } from './FoldedText';
import classes from './Submissions.module.css';

/** Question above answer. The questions that were skipped wait behind a count. */
export function Answers({ answers }: { answers: Answer[] }) {
  const [showSkipped, { open }] = useDisclosure(false);
  const given = answers.filter((answer) => answer.text !== '');
  const skipped = answers.length - given.length;
  const shown = showSkipped ? answers : given;

  if (answers.length === 0) return <p className={classes.nothing}>This submission has no answers.</p>;
  return (
    <>
      <dl className={classes.answers}>
        {shown.map((answer) => (
          <div key={answer.name} className={classes.answer}>
            <dt dir="auto">{answer.label}</dt>
            <dd>
              {answer.text === '' ? (
                <span className={classes.nothing}>Skipped</span>
              ) : (
                <FoldedText text={answer.text} />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {skipped > 0 && !showSkipped ? (
        <UnstyledButton className={classes.more} onClick={open}>
          Show {formatCountOf(skipped, 'skipped question')}
        </UnstyledButton>
      ) : null}
    </>
  );
}
