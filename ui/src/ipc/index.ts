/**
 * The single door to the shell. Screens import `ipc` and the types from here; nothing else knows Tauri.
 * The fake backend is reached only in `vite --mode fake`; production builds drop the branch.
 */
import type { Backend, Events, Unlisten } from './backend';
import { tauriBackend } from './tauri';

export type { Backend, Events, OnProgress, Unlisten } from './backend';
export type * from './bindings';
export { IpcError, toIpcError } from './error';

let backend: Backend = import.meta.env.MODE === 'fake' ? (await import('./fake')).createFakeBackend() : tauriBackend;

/** Puts another backend behind the door. For tests. */
export function setBackend(next: Backend): void {
  backend = next;
}

/** Every command, as a promise that rejects with `IpcError`. */
export const ipc: Backend = new Proxy({} as Backend, {
  get: (_target, command: keyof Backend) => backend[command].bind(backend),
});

export function onChanged(callback: (changed: Events['changed']) => void): Unlisten {
  return ipc.listen('changed', callback);
}

export function onFilesDropped(callback: (paths: string[]) => void): Unlisten {
  return ipc.listen('filesDropped', ({ paths }) => callback(paths));
}

export function onDragHover(callback: (over: boolean) => void): Unlisten {
  return ipc.listen('dragHover', ({ over }) => callback(over));
}

export function onCloseRequested(callback: () => void): Unlisten {
  return ipc.listen('closeRequested', () => callback());
}

/** A fresh name for long work, by which it can be cancelled. */
export function newJob(): string {
  return crypto.randomUUID();
}
