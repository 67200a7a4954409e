import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';

/** The mark at what is chosen. */
export function Chosen({ isChosen }: { isChosen: boolean }) {
  if (!isChosen) return null;
  return (
    <>
      <IconCheck size={14} stroke={2} aria-hidden />
      <VisuallyHidden>, chosen</VisuallyHidden>
    </>
  );
}
