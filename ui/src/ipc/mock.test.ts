import { expect, it, vi } from 'vitest';
import { ipc, onChanged } from './index';
import { mockIpc } from './mock';

it('a command without an answer throws, and names itself', () => {
  mockIpc({});
  expect(() => ipc.listBots()).toThrow('“listBots”');
});

it('calls are recorded with their input', async () => {
  const mock = mockIpc({ cancelJob: async () => null });
  await ipc.cancelJob('job-1');
  expect(mock.calls).toEqual([{ command: 'cancelJob', input: 'job-1' }]);
  expect(mock.inputsOf('cancelJob')).toEqual(['job-1']);
});

it('events reach those who listen, until they stop', () => {
  const mock = mockIpc({});
  const heard = vi.fn();
  const stop = onChanged(heard);
  mock.emit('changed', { tags: ['contacts'], external: true });
  stop();
  mock.emit('changed', { tags: ['contacts'], external: true });
  expect(heard).toHaveBeenCalledTimes(1);
});
