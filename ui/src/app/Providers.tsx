import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { ConfirmHost } from '../components/confirm';
import { onChanged } from '../ipc';
import { createQueryClient, invalidateChanged } from '../lib/queries';
import { theme } from '../theme/theme';
import { cssVariablesResolver } from '../theme/variables';

/** Theme, server state, toasts and questions: what every screen stands on, in the app and in tests. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  useEffect(() => onChanged((changed) => invalidateChanged(client, changed)), [client]);
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        // Without transitions, so that a test need not wait for a dialog to fade.
        env={import.meta.env.MODE === 'test' ? 'test' : 'default'}
      >
        {children}
        <Notifications position="bottom-right" limit={4} containerWidth={460} zIndex={400} />
        <ConfirmHost />
      </MantineProvider>
    </QueryClientProvider>
  );
}
