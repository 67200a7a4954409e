import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import classes from './Submissions.module.css';

/** What fits into eight lines at the usual width. Told by length, so that nothing has to be measured before it is drawn. */
const FOLDED_CHARACTERS = 640;
const FOLDED_LINES = 8;

/** An answer as it was given, line breaks included; a long one folds. */
export function FoldedText({ text }: { text: string }) {
  const [open, { toggle }] = useDisclosure(false);
  const long = text.length > FOLDED_CHARACTERS || text.split('\n').length > FOLDED_LINES;
  return (
    <>
      <p className={classes.text} dir="auto" data-folded={(long && !open) || undefined}>
        {text}
      </p>
      {long && (
        <UnstyledButton className={classes.more} aria-expanded={open} onClick={toggle}>
          {open ? 'Show less' : 'Show all'}
        </UnstyledButton>
      )}
    </>
  );
}
