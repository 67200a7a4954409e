import { describe, expect, it } from 'vitest';
import { timeZone } from '../../lib/format';
import { phaseInfo } from './testing';
import { dueWords, eventWords, phaseCountSentence, phaseCountWords, spanWords, valueWords } from './words';

const phase = (count: number, shown: number, softLimit: number | null) => ({
  ...phaseInfo('p', 'New'),
  count,
  shown,
  softLimit,
});

describe('what boards say', () => {
  it('tells the count of a phase, against its limit, and what of it is shown', () => {
    expect(phaseCountWords(phase(14, 14, null), false)).toBe('14');
    expect(phaseCountWords(phase(14, 3, null), true)).toBe('3 of 14');
    expect(phaseCountWords(phase(7, 7, 5), false)).toBe('7 of 5');
    expect(phaseCountSentence(phase(7, 7, 5), false)).toBe('7 cards; the limit is 5, so it is too full');
    expect(phaseCountSentence(phase(7, 2, 9), true)).toBe('2 of 7 cards shown; the limit is 9');
  });

  it('tells how long something lasted in one unit', () => {
    expect([20, 600, 7200, 3 * 86_400, 65 * 86_400, 800 * 86_400].map(spanWords)).toEqual([
      '1 min',
      '10 min',
      '2 h',
      '3 d',
      '2 mo',
      '2 y',
    ]);
  });

  it('names the same day in every zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Auckland', 'Pacific/Pago_Pago']) {
      timeZone.set(zone);
      expect(dueWords(`${new Date().getUTCFullYear()}-06-01`)).toBe('1 Jun');
      expect(dueWords('2019-12-31')).toBe('31 Dec 2019');
    }
    timeZone.set(undefined);
  });

  it('tells a change of one value by the value’s own name', () => {
    const change = { field: 'priority', old: '', new: 'high' };
    expect(eventWords({ kind: 'card.updated', changes: [change] })).toBe('Priority');
    expect(eventWords({ kind: 'card.moved', changes: [{ field: 'phase', old: 'New', new: 'Won' }] })).toBe('Moved');
    expect(valueWords(change, change.new)).toBe('High');
  });
});
