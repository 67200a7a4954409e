import { describe, expect, it } from 'vitest';
import type { FieldInfo, FieldType, FieldValue } from '../../ipc';
import {
  type FieldContext,
  formatCalendarDay,
  formatFieldValue,
  formatMoment,
  formatNumber,
  numberLocale,
} from './format';
import { linkOf } from './links';
import { toInput } from './toInput';

const CONTEXT: FieldContext = { region: 'DE', timezone: 'Europe/Berlin', members: [] };

function fieldOf(type: FieldType, config: FieldInfo['config'] = {}): Pick<FieldInfo, 'type' | 'config' | 'options'> {
  return { type, config, options: [{ id: 'o1', label: '<b>Gold</b>', color: 'yellow' }] };
}

const number = (value: number): FieldValue => ({ kind: 'number', value });
const shown = (value: FieldValue, type: FieldType, config: FieldInfo['config'] = {}, region = 'DE') =>
  formatFieldValue(value, fieldOf(type, config), { ...CONTEXT, region });

describe('numbers', () => {
  it.each([
    ['DE', '1.234.567,89'],
    ['ES', '1.234.567,89'],
    ['BR', '1.234.567,89'],
    ['US', '1,234,567.89'],
    ['GB', '1,234,567.89'],
    ['IN', '12,34,567.89'],
    // Arabic is the language there; the digits stay those of everybody else.
    ['EG', '1,234,567.89'],
    ['??', '1,234,567.89'],
  ])('have the marks of %s', (region, text) => {
    expect(formatNumber(1_234_567.89, null, region)).toBe(text);
  });

  it('are shown whole, however large, small or negative', () => {
    expect(shown(number(-1_234.5), 'number')).toBe('-1.234,5');
    expect(shown(number(1e15), 'number')).toBe('1.000.000.000.000.000');
    expect(shown(number(1e21), 'number')).toBe('1.000.000.000.000.000.000.000');
    expect(shown(number(0.000001), 'number')).toBe('0,000001');
    expect(shown(number(0.1 + 0.2), 'number', { decimals: 2 })).toBe('0,30');
    expect(shown(number(-0.5), 'number', {}, 'SE')).toBe('-0,5');
  });

  it('have the decimals that were set, and otherwise those that they have', () => {
    expect(shown(number(12_000), 'number', { decimals: 2 })).toBe('12.000,00');
    expect(shown(number(12_000), 'number')).toBe('12.000');
    expect(shown(number(45.5), 'percent')).toBe('45,5%');
  });

  it('of money carry the sign of the currency and the marks of the region', () => {
    expect(shown(number(12_000), 'currency', { currency: 'EUR' })).toBe('€12.000');
    expect(shown(number(12_000.5), 'currency', { currency: 'EUR' }, 'US')).toBe('€12,000.50');
    expect(shown(number(-3), 'currency', { currency: 'CHF', decimals: 2 }, 'CH')).toBe('-CHF\u00a03.00');
    expect(shown(number(500), 'currency', { currency: 'JPY', decimals: null })).toBe('¥500');
    expect(shown(number(5), 'currency', { currency: 'not a code' })).toBe('not a code\u00a05');
  });

  it('are typed without groups, with the mark that the region reads', () => {
    expect(toInput(number(-1_234_567.5), CONTEXT)).toEqual(['-1234567,5']);
    expect(toInput(number(1_234_567.5), { ...CONTEXT, region: 'US' })).toEqual(['1234567.5']);
    expect(toInput(number(-2), { ...CONTEXT, region: 'NO' })).toEqual(['-2']);
  });

  it('take the language of a region, not its English', () => {
    expect(numberLocale('BR')).toBe('pt-BR-u-nu-latn');
  });
});

describe('dates', () => {
  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])('are the same day in %s', (timezone) => {
    const value: FieldValue = { kind: 'date', value: '2026-01-01' };
    expect(formatFieldValue(value, fieldOf('date'), { ...CONTEXT, timezone })).toBe('1 Jan 2026');
    expect(toInput(value, { ...CONTEXT, timezone })).toEqual(['2026-01-01']);
  });

  it('may be early, late or no dates at all', () => {
    expect(formatCalendarDay('0099-12-31')).toBe('31 Dec 99');
    expect(formatCalendarDay('9999-12-31')).toBe('31 Dec 9999');
    expect(formatCalendarDay('soon')).toBe('soon');
  });

  it('with a time are told in the workspace’s zone', () => {
    expect(formatMoment('2026-12-31T23:30:00Z', 'Europe/Berlin')).toBe('1 Jan 2027, 00:30');
    expect(toInput({ kind: 'datetime', value: '2026-12-31T23:30:00Z' }, CONTEXT)).toEqual(['2027-01-01 00:30']);
  });
});

describe('other values', () => {
  it('are told in words', () => {
    expect(shown({ kind: 'boolean', value: true }, 'boolean')).toBe('Yes');
    expect(shown(number(4), 'rating')).toBe('4 of 5 stars');
    expect(shown({ kind: 'options', value: ['o1', 'gone'] }, 'multi_select')).toBe(
      '<b>Gold</b>, An option that is gone',
    );
    expect(shown({ kind: 'member', value: 'x' }, 'member')).toBe('Somebody who is gone');
    expect(shown({ kind: 'number', value: null }, 'number')).toBe('');
  });

  it('are edited as what they are', () => {
    expect(toInput(undefined, CONTEXT)).toEqual([]);
    expect(toInput({ kind: 'boolean', value: false }, CONTEXT)).toEqual(['no']);
    expect(toInput({ kind: 'options', value: ['a', 'b'] }, CONTEXT)).toEqual(['a', 'b']);
    expect(toInput({ kind: 'phone', value: { number: '+34600', display: '+34 600' } }, CONTEXT)).toEqual(['+34600']);
  });
});

describe('links', () => {
  const text = (value: string): FieldValue => ({ kind: 'text', value });
  it('lead to web, mail and telephone, and nowhere else', () => {
    expect(linkOf(text('https://example.org/a?b=c'), 'url')).toBe('https://example.org/a?b=c');
    expect(linkOf(text('ana@example.org'), 'email')).toBe('mailto:ana@example.org');
    expect(linkOf({ kind: 'phone', value: { number: '+34600111222', display: '' } }, 'phone')).toBe('tel:+34600111222');
    expect(linkOf(text('javascript:alert(1)'), 'url')).toBeNull();
    expect(linkOf(text('file:///etc/passwd'), 'url')).toBeNull();
    expect(linkOf(text('ana@example.org?body=x'), 'email')).toBeNull();
    expect(linkOf(text('https://example.org'), 'text')).toBeNull();
  });
});
