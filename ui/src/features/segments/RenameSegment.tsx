import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { SegmentInfo } from '../../ipc';
import { foldName } from '../tags/api';
import { useSegments } from './api';
import { renamedSegment } from './dialogs';
import { useSegmentVerbs } from './useSegmentVerbs';

/** The place where a segment gets another name; stands once in the app. */
export function RenameSegment() {
  const id = renamedSegment.use();
  const segment = useSegments().find((each) => each.id === id);
  const close = () => renamedSegment.set(null);
  return (
    <Modal
      opened={segment !== undefined}
      onClose={close}
      title="Rename segment"
      size="sm"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {segment && <RenameForm key={segment.id} segment={segment} onClose={close} />}
    </Modal>
  );
}

function RenameForm({ segment, onClose }: { segment: SegmentInfo; onClose: () => void }) {
  const [name, setName] = useState(segment.name);
  const [saving, setSaving] = useState(false);
  const segments = useSegments();
  const verbs = useSegmentVerbs();
  const wanted = name.trim();
  const isTaken = segments.some(({ id, name: other }) => id !== segment.id && foldName(other) === foldName(wanted));

  const save = async () => {
    if (wanted === segment.name) return onClose();
    setSaving(true);
    const isRenamed = await verbs.rename(segment, wanted);
    setSaving(false);
    if (isRenamed) onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== '' && !isTaken) void save();
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        value={name}
        dir="auto"
        error={isTaken ? 'Another segment is called that.' : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={saving} disabled={wanted === '' || isTaken}>
          Rename
        </Button>
      </Group>
    </form>
  );
}
