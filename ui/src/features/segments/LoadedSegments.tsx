import { Button, Group, Modal } from '@mantine/core';
import { TagDot } from '../../components/Tag';
import { TruncatedText } from '../../components/TruncatedText';
import type { SegmentsLoaded } from '../../ipc';
import { formatCount, formatCountOf } from '../../lib/format';
import { loadedSegments } from './dialogs';
import classes from './LoadedSegments.module.css';

/** What became of a file of which something was refused: what was made, and what was not and why. */
export function LoadedSegments() {
  const loaded = loadedSegments.use();
  const close = () => loadedSegments.set(null);
  return (
    <Modal
      opened={loaded !== null}
      onClose={close}
      title={loaded && titleOf(loaded)}
      size="md"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {loaded && (
        <>
          <ul className={classes.list} aria-label="Could not be added">
            {loaded.refused.map(({ name, reason }) => (
              <li key={`${name} ${reason}`} className={classes.refused}>
                <TruncatedText text={name} className={classes.name} />
                <span className={classes.reason}>{reason}</span>
              </li>
            ))}
          </ul>
          {loaded.made.length > 0 && (
            <>
              <h3 className={classes.heading}>Added</h3>
              <ul className={classes.list} aria-label="Added">
                {loaded.made.map((segment) => (
                  <li key={segment.id} className={classes.made}>
                    <TagDot color={segment.color} />
                    <TruncatedText text={segment.name} />
                    <span className={`${classes.count} numeric`}>{formatCount(segment.count)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Group justify="flex-end" mt="lg">
            <Button data-autofocus onClick={close}>
              Close
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function titleOf({ made, refused }: SegmentsLoaded): string {
  const not = formatCountOf(refused.length, 'segment');
  return made.length === 0
    ? `${not} could not be added`
    : `${formatCount(made.length)} of ${formatCountOf(made.length + refused.length, 'segment')} added`;
}
