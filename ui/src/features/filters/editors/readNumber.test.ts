import { expect, it } from 'vitest';
import { readNumber } from './readNumber';

it.each([
  ['10000', 'ES', 10_000],
  ['10.000', 'ES', 10_000],
  ['1.234.567,5', 'ES', 1_234_567.5],
  ['10,5', 'ES', 10.5],
  ['10.5', 'ES', 10.5],
  ['10,000', 'US', 10_000],
  ['10.000', 'US', 10],
  ['1,234.5', 'US', 1234.5],
  ['-3', 'US', -3],
  ['.5', 'US', 0.5],
  ['10 000', 'FR', 10_000],
  ['10’000', 'CH', 10_000],
])('“%s” in %s is %d', (text, region, number) => {
  expect(readNumber(text, region)).toBe(number);
});

it.each(['', ' ', 'ten', '1.2.3', '1e5', '--1', '10 €', '1,2,3'])('“%s” is no number', (text) => {
  expect(readNumber(text, 'US')).toBeNull();
});
