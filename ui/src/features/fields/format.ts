// Values of custom fields as text. Pure: the region, the zone and the team are told.

import type { FieldInfo, FieldValue, Member } from '../../ipc';
import { USUAL_STARS } from './fieldTypes';

/** What a value alone does not say about how it is written. */
export interface FieldContext {
  /** The workspace's region: decides the decimal mark and the groups of digits. */
  region: string;
  /** The zone in which moments are told; the machine's own until the workspace's is known. */
  timezone: string | undefined;
  /** Everybody who was ever on the team. */
  members: readonly Member[];
}

export type FormattedField = Pick<FieldInfo, 'type' | 'config' | 'options'>;

/** Making a format takes longer than using it a hundred times, and a table uses one for every cell. */
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const locales = new Map<string, string>();

function remembered<T>(made: Map<string, T>, key: string, make: () => T): T {
  const known = made.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  made.set(key, fresh);
  return fresh;
}

/**
 * The locale whose marks a region writes numbers with: that of the language most spoken there, in Western digits. English as
 * written in a region is no guide, since most regions have no English of their own: `en-BR` has a point, Brazil a comma.
 */
export function numberLocale(region: string): string {
  return remembered(locales, region, () => {
    try {
      return `${new Intl.Locale(`und-${region}`).maximize().language}-${region}-u-nu-latn`;
    } catch {
      return 'en-u-nu-latn';
    }
  });
}

/** The decimal mark of a region. */
export function decimalMark(region: string): string {
  return (
    numberFormat(region, 1, 1)
      .formatToParts(0.5)
      .find(({ type }) => type === 'decimal')?.value ?? '.'
  );
}

function numberFormat(region: string, least: number, most: number, grouped = true): Intl.NumberFormat {
  const locale = numberLocale(region);
  return remembered(
    numberFormats,
    `${locale} ${least} ${most} ${grouped}`,
    () =>
      new Intl.NumberFormat(locale, {
        minimumFractionDigits: least,
        maximumFractionDigits: most,
        // Some languages group from five digits on only, which looks uneven in a column.
        useGrouping: grouped ? 'always' : false,
      }),
  );
}

/** The digits after the decimal mark that are shown at least and at most; without a setting, as many as the number has. */
function placesOf(value: number, decimals: number | null | undefined, usual: number): [number, number] {
  if (decimals !== null && decimals !== undefined) return [decimals, decimals];
  return [Number.isInteger(value) ? 0 : usual, 15];
}

/** Some languages write the minus sign of typesetters, which nobody can type and no spreadsheet reads. */
const plainMinus = (text: string) => text.replaceAll('−', '-').replaceAll('\u200e', '').replaceAll('\u200f', '');

/** `1.234,56` in Germany, `1,234.56` in Britain. */
export function formatNumber(value: number, decimals: number | null | undefined, region: string): string {
  const [least, most] = placesOf(value, decimals, 0);
  return plainMinus(numberFormat(region, least, most).format(value));
}

/** A number as it is typed: with the region's decimal mark, and without groups of digits. */
export function typedNumber(value: number, region: string): string {
  return plainMinus(numberFormat(region, 0, 15, false).format(value));
}

interface Currency {
  symbol: string;
  decimals: number;
}

const currencies = new Map<string, Currency>();

/** The sign and the usual decimals of a currency; its code where nobody knows it. */
export function currencyOf(code: string | null | undefined): Currency {
  return remembered(currencies, code ?? '', () => {
    try {
      const format = new Intl.NumberFormat('en', { style: 'currency', currency: code ?? '' });
      const symbol = format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? code ?? '';
      return { symbol, decimals: format.resolvedOptions().maximumFractionDigits ?? 2 };
    } catch {
      return { symbol: code ?? '', decimals: 2 };
    }
  });
}

/** `€12,000`, `-€0.50`, `CHF 80` */
export function formatCurrency(value: number, { config }: FormattedField, region: string): string {
  const { symbol, decimals } = currencyOf(config.currency);
  const [least, most] = placesOf(value, config.decimals, decimals);
  const digits = plainMinus(numberFormat(region, least, most).format(Math.abs(value)));
  const gap = /\p{L}$/u.test(symbol) ? '\u00a0' : '';
  return `${value < 0 ? '-' : ''}${symbol}${gap}${digits}`;
}

/** `3 Mar 2026`, made from the day's own parts: no zone can shift it. */
export function formatCalendarDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  const at = new Date(0);
  at.setUTCFullYear(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return remembered(
    dateFormats,
    'day',
    () => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
  ).format(at);
}

/** `3 Mar 2026, 10:42` in the workspace's zone. */
export function formatMoment(at: string, timezone: string | undefined): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  return remembered(
    dateFormats,
    `moment ${timezone}`,
    () =>
      new Intl.DateTimeFormat('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: timezone,
      }),
  ).format(time);
}

/** `2026-03-03 10:42` in the workspace's zone: a moment as it is typed. */
export function typedMoment(at: string, timezone: string | undefined): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  // Sweden writes days the ISO way.
  return remembered(
    dateFormats,
    `typed ${timezone}`,
    () => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: timezone }),
  ).format(time);
}

export function formatStars(value: number, stars: number | null | undefined): string {
  return `${value} of ${stars ?? USUAL_STARS} stars`;
}

function formatAmount(value: number, field: FormattedField, region: string): string {
  switch (field.type) {
    case 'currency':
      return formatCurrency(value, field, region);
    case 'percent':
      return `${formatNumber(value, field.config.decimals, region)}%`;
    case 'rating':
      return formatStars(value, field.config.stars);
    default:
      return formatNumber(value, field.config.decimals, region);
  }
}

/** The whole value as text: for a tooltip, for copying, for those who listen. */
export function formatFieldValue(value: FieldValue, field: FormattedField, context: FieldContext): string {
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'number':
      return value.value === null ? '' : formatAmount(value.value, field, context.region);
    case 'date':
      return formatCalendarDay(value.value);
    case 'datetime':
      return formatMoment(value.value, context.timezone);
    case 'boolean':
      return value.value ? 'Yes' : 'No';
    case 'phone':
      return value.value.display;
    case 'option':
      return optionLabel(field, value.value);
    case 'options':
      return value.value.map((option) => optionLabel(field, option)).join(', ');
    case 'member':
      return context.members.find(({ id }) => id === value.value)?.name ?? 'Somebody who is gone';
  }
}

function optionLabel(field: FormattedField, option: string): string {
  return field.options.find(({ id }) => id === option)?.label ?? 'An option that is gone';
}
