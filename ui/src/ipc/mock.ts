/** The recorder that tests put behind the door. A command without an answer throws, so no test passes by accident. */
import type { Backend, Events } from './backend';
import { setBackend } from './index';

export interface RecordedCall {
  command: keyof Backend;
  input: unknown;
}

export interface MockIpc {
  calls: RecordedCall[];
  /** The inputs that a command was called with, in order. */
  inputsOf(command: keyof Backend): unknown[];
  /** Fires an event as the shell would. */
  emit<E extends keyof Events>(event: E, payload: Events[E]): void;
}

type Answers = Partial<Omit<Backend, 'listen'>>;
type AnyListener = (payload: never) => void;

export function mockIpc(answers: Answers): MockIpc {
  const calls: RecordedCall[] = [];
  const listeners = new Map<keyof Events, Set<AnyListener>>();

  const listen: Backend['listen'] = (event, callback) => {
    const set = listeners.get(event) ?? new Set<AnyListener>();
    listeners.set(event, set.add(callback));
    return () => {
      set.delete(callback);
    };
  };

  const backend = new Proxy({} as Backend, {
    get(_target, command: keyof Backend) {
      if (command === 'listen') return listen;
      return (...args: unknown[]) => {
        calls.push({ command, input: args[0] });
        const answer = answers[command] as ((...args: unknown[]) => unknown) | undefined;
        if (!answer) throw new Error(`The test gave no answer for the command “${command}”.`);
        return answer(...args);
      };
    },
  });
  setBackend(backend);

  return {
    calls,
    inputsOf: (command) => calls.filter((call) => call.command === command).map((call) => call.input),
    emit(event, payload) {
      for (const callback of listeners.get(event) ?? []) (callback as (payload: unknown) => void)(payload);
    },
  };
}
