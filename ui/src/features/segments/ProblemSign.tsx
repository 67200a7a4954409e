import { Tooltip, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './ProblemSign.module.css';

/** A warning where a segment cannot be kept current, with the reason. */
export function ProblemSign({ problem }: { problem: string }) {
  return (
    <Tooltip label={problem} multiline maw={320} openDelay={150}>
      <span className={classes.sign}>
        <IconAlertTriangle size={14} stroke={2} aria-hidden />
        <VisuallyHidden>{problem}</VisuallyHidden>
      </span>
    </Tooltip>
  );
}
