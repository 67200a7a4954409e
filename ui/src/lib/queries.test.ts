import { QueryObserver } from '@tanstack/react-query';
import { expect, it, vi } from 'vitest';
import { createQueryClient, invalidateChanged } from './queries';

it('a change makes stale what is made of its tags, and nothing else', async () => {
  const client = createQueryClient();
  const contacts = vi.fn(async () => 1);
  const imports = vi.fn(async () => 2);
  const still = vi.fn(async () => 3);
  const observers = [
    new QueryObserver(client, { queryKey: ['list'], queryFn: contacts, meta: { tags: ['contacts', 'submissions'] } }),
    new QueryObserver(client, { queryKey: ['imports'], queryFn: imports, meta: { tags: ['imports'] } }),
    new QueryObserver(client, { queryKey: ['still'], queryFn: still, meta: { tags: [] } }),
  ];
  for (const observer of observers) observer.subscribe(() => {});
  await vi.waitFor(() => expect(observers.map((each) => each.getCurrentResult().data)).toEqual([1, 2, 3]));

  invalidateChanged(client, { tags: ['submissions', 'matches'], external: true });

  await vi.waitFor(() => expect(contacts).toHaveBeenCalledTimes(2));
  expect(imports).toHaveBeenCalledTimes(1);
  expect(still).toHaveBeenCalledTimes(1);
});

it('an answer that was on its way when the change came is asked for again', async () => {
  const client = createQueryClient();
  const waiting: ((value: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => waiting.push(resolve));
  const observer = new QueryObserver(client, { queryKey: ['list'], queryFn, meta: { tags: ['contacts'] } });
  observer.subscribe(() => {});

  invalidateChanged(client, { tags: ['contacts'], external: false });
  waiting[0]?.('before the change');
  await vi.waitFor(() => expect(waiting).toHaveLength(2));
  waiting[1]?.('after the change');
  await vi.waitFor(() => expect(observer.getCurrentResult().data).toBe('after the change'));
});
