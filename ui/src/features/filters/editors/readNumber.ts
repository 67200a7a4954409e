import { decimalMark } from '../../fields/format';

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

/**
 * The number that somebody typed, with the region's decimal mark or a point. `10.000` is ten thousand where the comma is
 * the decimal mark, and ten where it is not; `10.5` is ten and a half everywhere.
 */
export function readNumber(text: string, region: string): number | null {
  const mark = decimalMark(region);
  const group = mark === ',' ? '\\.' : ',';
  const digits = text.replace(/[\s'’]/g, '');
  const isGrouped = new RegExp(`^[+-]?\\d{1,3}(?:${group}\\d{3})+(?:\\${mark}\\d*)?$`).test(digits);
  const whole = isGrouped ? digits.replace(new RegExp(group, 'g'), '') : digits;
  const plain = whole.replace(mark, '.');
  return PLAIN.test(plain) ? Number(plain) : null;
}
