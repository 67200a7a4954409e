import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { giveListsAHeight } from '../../test/layout';
import { renderApp } from '../../test/render';
import { boardCore, cardInfo, NEW } from './testing';

beforeEach(giveListsAHeight);
afterEach(() => vi.useRealTimers());

it('reads boards anew when a day has begun, and tells how long cards have been where they are', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setInterval', 'clearInterval'] });
  vi.setSystemTime(new Date('2026-03-03T22:30:00Z'));
  const cards = [cardInfo('a', 'Cherry', { movedAt: '2026-03-03T22:00:00Z' })];
  const { ipc } = await renderApp({ path: '/boards/b-sales', answers: boardCore(() => {}, { cards }) });
  await screen.findByRole('heading', { level: 2, name: NEW.name });
  expect(await screen.findByText(/30 min in phase/)).toBeInTheDocument();
  const asked = ipc.inputsOf('listCards').length;
  await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
  expect(await screen.findByText(/40 min in phase/)).toBeInTheDocument();
  expect(ipc.inputsOf('listCards').length).toBe(asked);
  await act(() => vi.advanceTimersByTimeAsync(2 * 3_600_000));
  expect(ipc.inputsOf('listCards').length).toBeGreaterThan(asked);
});
