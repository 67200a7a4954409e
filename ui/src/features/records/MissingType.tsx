import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../../components/EmptyState';

/** Stands where a record type was that is gone. */
export function MissingType() {
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={IconFileText}
      title="This record type is not there any more."
      action={<Button onClick={() => void navigate({ to: '/records' })}>Show all record types</Button>}
    >
      It may have been deleted or undone meanwhile. The history can bring it back.
    </EmptyState>
  );
}
