import { describe, expect, it } from 'vitest';
import { fieldInfo } from '../../../../test/fields';
import { column, draft } from '../../testing';
import { columnsWithOpenDates, columnsWithOpenDecimals, readingsOf } from './ambiguity';

describe('readingsOf', () => {
  it.each([
    ['03/04/2026', { dmy: '3 April 2026', mdy: '4 March 2026' }],
    ['3.4.26 10:15', { dmy: '3 April 2026', mdy: '4 March 2026' }],
    ['04/04/2026', null],
    ['31/12/2026', null],
    ['2026-04-03', null],
    ['soon', null],
  ])('%s reads as %j', (sample, readings) => {
    expect(readingsOf(sample)).toEqual(readings);
  });
});

describe('what is asked', () => {
  const when = column('When', { ambiguousDates: true, samples: ['03/04/2026'] });
  const budget = column('Budget', { ambiguousNumbers: true, samples: ['1,234'] });
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

  it('is nothing about numbers that the whole file settles', () => {
    const settled = draft({ columns: [{ ...budget, ambiguousNumbers: false }] });
    const mapping = { ...settled.mapping, columns: { Budget: 'field:budget' } };

    expect(columnsWithOpenDecimals(settled, mapping)).toEqual([]);
  });

  it('is nothing about columns that fill a field of text', () => {
    const mapping = { ...file.mapping, columns: { When: 'field:met', Budget: 'field:budget' } };
    const text = [fieldInfo('met', 'Met'), fieldInfo('budget', 'Budget')];
    const typed = [fieldInfo('met', 'Met', { type: 'date' }), fieldInfo('budget', 'Budget', { type: 'currency' })];

    expect(columnsWithOpenDates(file, mapping, text)).toEqual([]);
    expect(columnsWithOpenDecimals(file, mapping, text)).toEqual([]);
    expect(columnsWithOpenDates(file, mapping, typed)).toEqual([when]);
    expect(columnsWithOpenDecimals(file, mapping, typed)).toEqual([budget]);
  });
});
