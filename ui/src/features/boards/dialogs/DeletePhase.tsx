import { Button, Modal, Radio, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { TagDot } from '../../../components/Tag';
import { toastError } from '../../../components/toast';
import type { BoardDetail, BoardPhase, PhaseId } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { EVERYBODY } from '../../filters/filter';
import { boardQuery } from '../api';
import { deletedPhase } from '../dialogs';
import { useBoardVerbs } from '../useBoardVerbs';
import classes from './Dialogs.module.css';

/** Asks where the cards of a phase go before it is deleted; stands once in the app. */
export function DeletePhase() {
  const asked = deletedPhase.use();
  const { data: board, error } = useQuery({
    ...boardQuery({ board: asked?.board ?? '', filter: EVERYBODY, search: '' }),
    enabled: asked !== null,
  });
  // Without the board there is nothing to ask: why, and the question is given up.
  useEffect(() => {
    if (asked === null || error === null) return;
    toastError(error);
    deletedPhase.set(null);
  }, [asked, error]);
  const phase = asked ? board?.phases.find(({ id }) => id === asked.phase) : undefined;
  const close = () => deletedPhase.set(null);
  return (
    <Modal
      opened={board !== undefined && phase !== undefined}
      onClose={close}
      title={`Delete the phase “${phase?.name ?? ''}”`}
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {board && phase && <Destination key={phase.id} board={board} phase={phase} onDone={close} />}
    </Modal>
  );
}

function Destination({ board, phase, onDone }: { board: BoardDetail; phase: BoardPhase; onDone: () => void }) {
  const verbs = useBoardVerbs();
  const others = board.phases.filter(({ id }) => id !== phase.id);
  const index = board.phases.findIndex(({ id }) => id === phase.id);
  // The phase before it is the most likely one: cards there are still to go the way.
  const [to, setTo] = useState<PhaseId | null>((board.phases[index - 1] ?? others[0])?.id ?? null);
  const [isDeleting, setDeleting] = useState(false);

  const remove = async () => {
    setDeleting(true);
    const isGone = await verbs.removePhase(phase, phase.count > 0 ? to : null);
    setDeleting(false);
    if (isGone) onDone();
  };

  return (
    <>
      {phase.count === 0 ? (
        <Text size="sm">There are no cards in it.</Text>
      ) : (
        <Radio.Group
          label={`Where do its ${formatCountOf(phase.count, 'card')} go?`}
          value={to}
          onChange={(value) => setTo(value)}
        >
          <Stack gap={8} mt={10}>
            {others.map(({ id, name, color, count }) => (
              <Radio
                key={id}
                value={id}
                label={
                  <span style={{ display: 'inline-flex', gap: 8, alignItems: 'baseline' }}>
                    <TagDot color={color} />
                    <bdi>{name}</bdi>
                    <Text span size="xs" c="dimmed" className="numeric">
                      {formatCountOf(count, 'card')}
                    </Text>
                  </span>
                }
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <div className={classes.actions} data-apart>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button data-autofocus color="red.8" loading={isDeleting} onClick={() => void remove()}>
          {phase.count > 0 ? 'Move cards and delete' : 'Delete phase'}
        </Button>
      </div>
    </>
  );
}
