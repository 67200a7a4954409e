import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState } from '../components/ErrorState';
import { appStateQuery } from '../features/workspace/api';
import { FirstStart } from '../features/workspace/FirstStart';
import { ipc, toIpcError } from '../ipc';
import { Opening } from './Opening';
import classes from './Opening.module.css';
import { Providers } from './Providers';
import { createAppRouter } from './router';

/** The whole app: first start, or the shell with its screens. */
export function App() {
  const [router] = useState(() => createAppRouter());
  return (
    <Providers>
      <Start router={router} />
    </Providers>
  );
}

function Start({ router }: { router: ReturnType<typeof createAppRouter> }) {
  const state = useQuery(appStateQuery);
  if (state.isError) {
    return (
      <div className={classes.page}>
        <ErrorState what="The workspace" error={state.error} onRetry={() => void state.refetch()} />
      </div>
    );
  }
  if (!state.data) return <Opening />;
  if (state.data.problem) {
    const { path, error } = state.data.problem;
    return (
      <div className={classes.page}>
        <ErrorState
          what="The workspace"
          error={toIpcError(error)}
          onRetry={() => void state.refetch()}
          action={
            <Button variant="default" onClick={() => void ipc.showInFolder(path)}>
              Show the file
            </Button>
          }
        />
      </div>
    );
  }
  return state.data.workspace ? <RouterProvider router={router} /> : <FirstStart state={state.data} />;
}
