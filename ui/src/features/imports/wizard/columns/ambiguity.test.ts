import { describe, expect, it } from 'vitest';
import { column, draft } from '../../testing';
import { columnsWithOpenDates, columnsWithOpenDecimals, hasOpenDecimals } from './ambiguity';

describe('hasOpenDecimals', () => {
  it.each([
    [['1,234'], true],
    [['1.234', '99'], true],
    [['1,234', '1,5'], false],
    [['1,234', '1,234.50'], false],
    [['12', '1200'], false],
    [['not sure yet'], false],
    [[], false],
  ])('%j leaves the decimal mark open: %s', (samples, open) => {
    expect(hasOpenDecimals(samples)).toBe(open);
  });
});

describe('what is asked', () => {
  const when = column('When', { ambiguousDates: true, samples: ['03/04/2026'] });
  const budget = column('Budget', { samples: ['1,234'] });
  const file = draft({ columns: [when, budget] });

  it('is nothing about columns that are kept as answers', () => {
    expect(columnsWithOpenDates(file, file.mapping)).toEqual([]);
    expect(columnsWithOpenDecimals(file, file.mapping)).toEqual([]);
  });

  it('follows where a person sends a column', () => {
    const mapping = { ...file.mapping, columns: { When: 'completed_at', Budget: 'field:budget' } };

    expect(columnsWithOpenDates(file, mapping)).toEqual([when]);
    expect(columnsWithOpenDecimals(file, mapping)).toEqual([budget]);
  });
});
