import { useSyncExternalStore } from 'react';

/** A value that lives outside the tree, for what any part of the app may open or read. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  /** Reads it and follows it. */
  use(): T;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const get = () => value;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  };
  return {
    get,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
