import type { ReactNode } from 'react';
import { useAnnounced } from './useAnnounced';
import classes from './Wizard.module.css';

interface StepFrameProps {
  /** What is asked here, as a sentence. */
  title: string;
  /** A word more under it. */
  hint?: ReactNode;
  children: ReactNode;
  /** “Back” at the left, and at the right the one button that goes on. */
  footer?: ReactNode;
  wide?: boolean;
}

/** The frame of a step: a question, its answers, and the ways on at the foot, where they never move. */
export function StepFrame({ title, hint, children, footer, wide }: StepFrameProps) {
  const heading = useAnnounced(title);
  return (
    <div className={classes.frame}>
      <div className={classes.scroller}>
        <div className={classes.content} data-wide={wide || undefined}>
          <h2 ref={heading} tabIndex={-1} className={classes.question}>
            {title}
          </h2>
          {hint && <p className={classes.questionHint}>{hint}</p>}
          {children}
        </div>
      </div>
      {footer && (
        <div className={classes.footer}>
          <div className={classes.footerContent} data-wide={wide || undefined}>
            {footer}
          </div>
        </div>
      )}
    </div>
  );
}
