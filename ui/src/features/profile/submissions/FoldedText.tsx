import { Spoiler } from '@mantine/core';
import classes from './Submissions.module.css';

/** Eight lines of an answer, in pixels: what is longer folds. */
const FOLDED_HEIGHT = 160;

/** An answer as it was given, line breaks included; a long one folds. */
export function FoldedText({ text }: { text: string }) {
  return (
    <Spoiler maxHeight={FOLDED_HEIGHT} showLabel="Show all" hideLabel="Show less" transitionDuration={0} fz="sm">
      <p className={classes.text} dir="auto">
        {text}
      </p>
    </Spoiler>
  );
}
