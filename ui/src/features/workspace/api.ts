import { queryOptions } from '@tanstack/react-query';
import { ipc } from '../../ipc';

/** What the app found at its start: the open workspace, or what to suggest for a new one. */
export const appStateQuery = queryOptions({
  queryKey: ['app'],
  queryFn: () => ipc.appState(),
  meta: { tags: [] },
});

/** The open workspace with the counts that the sidebar shows. */
export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: () => ipc.workspaceInfo(),
  meta: { tags: ['workspace', 'contacts', 'submissions', 'matches'] },
});
