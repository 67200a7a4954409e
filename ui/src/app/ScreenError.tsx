import { Button } from '@mantine/core';
import { IconCompass } from '@tabler/icons-react';
import { type ErrorComponentProps, useNavigate } from '@tanstack/react-router';
import { EmptyState } from '../components/EmptyState';
import { ErrorState } from '../components/ErrorState';

/** Stands in the place of a screen that broke. The navigation beside it still works. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  return <ErrorState what="This screen" error={error} onRetry={reset} />;
}

export function NotFoundScreen() {
  const navigate = useNavigate();
  return (
    <EmptyState
      icon={IconCompass}
      title="There is no such page."
      action={<Button onClick={() => void navigate({ to: '/contacts' })}>Go to contacts</Button>}
    />
  );
}
