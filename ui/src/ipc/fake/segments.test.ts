import { expect, it } from 'vitest';
import { createFakeSegments } from './segments';

const NOW = Date.parse('2026-03-03T10:00:00Z');
const fake = () =>
  createFakeSegments(
    3000,
    NOW,
    () => {},
    14,
    () => '',
  );

it('what came and went makes up what there is, day by day', async () => {
  const segments = fake();
  for (const { id, count } of await segments.listSegments()) {
    const { sizes, weeks, joined, left } = await segments.getSegmentHistory({ segment: id, since: null });
    expect(sizes.at(-1)).toEqual({ day: '2026-03-03', count });
    expect(joined - left).toBe(count);
    expect(weeks.reduce((sum, week) => sum + week.joined - week.left, 0)).toBe(count);
  }
});

it('as many are listed as the history counts, newest first, page by page', async () => {
  const segments = fake();
  const wanted = { segment: 'segment-3', since: '2026-02-20', event: null, limit: 7 };
  const { joined, left } = await segments.getSegmentHistory(wanted);
  const all = [];
  let cursor: string | null = null;
  do {
    const page = await segments.listSegmentMoves({ ...wanted, cursor });
    all.push(...page.moves);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(all.filter(({ event }) => event === 'joined')).toHaveLength(joined);
  expect(all.filter(({ event }) => event === 'left')).toHaveLength(left);
  expect(all.map(({ at }) => at)).toEqual(
    all
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
});

it('a deleted segment comes back where it was', async () => {
  const segments = fake();
  const before = await segments.listSegments();
  const { operation } = await segments.deleteSegment({ segment: 'segment-1' });
  expect(await segments.listSegments()).toHaveLength(before.length - 1);
  segments.undo(operation ?? '');
  expect(await segments.listSegments()).toEqual(before);
});
