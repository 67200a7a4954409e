// `1,234` is a thousand and some to one reader and one and a bit to another. `1,5` and `1,234.50` are not in doubt.
const IN_DOUBT = /^[+-]?\d{1,3}([.,])\d{3}$/;
const SETTLED = /^[+-]?(\d+[.,]\d{1,2}|\d+[.,]\d{4,}|\d{1,3}([.,\s]\d{3})+[.,]\d+)$/;

/** Whether numbers among the values can be read two ways and none of them settles it. */
export function hasAmbiguousDecimals(samples: string[]): boolean {
  const values = samples.map((sample) => sample.trim());
  return values.some((value) => IN_DOUBT.test(value)) && !values.some((value) => SETTLED.test(value));
}
