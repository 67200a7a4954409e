// Labels in a file that a select does not have: what becomes of each, as the mapping keeps it.

import type { Mapping, UnknownOption } from '../../../../ipc';

/** What becomes of labels that no option has: of all of them, and of single ones by header and label. */
export type OptionChoices = Pick<Mapping, 'new_options' | 'option_map'>;

/** A column with labels that its field does not know. */
export interface UnknownColumn {
  header: string;
  labels: UnknownOption[];
}

/** The columns that have unknown labels, each with its most frequent ones first. */
export function columnsWithUnknownOptions(unknown: readonly UnknownOption[]): UnknownColumn[] {
  const columns = new Map<string, UnknownOption[]>();
  for (const option of unknown) columns.set(option.column, [...(columns.get(option.column) ?? []), option]);
  return [...columns].map(([header, labels]) => ({
    header,
    labels: labels.toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label)),
  }));
}

/** A label of a column, as one text. */
export const labelKey = ({ column, label }: Pick<UnknownOption, 'column' | 'label'>): string =>
  JSON.stringify([column, label]);

/** The unknown labels and those that have been led to an option; nought rows where nobody has counted them. */
export function withChosen(
  unknown: readonly UnknownOption[],
  { option_map: map = {} }: OptionChoices,
  counts: ReadonlyMap<string, number>,
): UnknownOption[] {
  const listed = new Set(unknown.map(labelKey));
  const chosen = Object.entries(map).flatMap(([column, labels]) =>
    Object.keys(labels).map((label) => ({ column, label, count: counts.get(labelKey({ column, label })) ?? 0 })),
  );
  return [...unknown, ...chosen.filter((each) => !listed.has(labelKey(each)))];
}

/** The option that a label is to become, empty where it is left out; nothing where it goes the way of the others. */
export function mappedTo({ option_map: map = {} }: OptionChoices, header: string, label: string): string | undefined {
  const labels = Object.hasOwn(map, header) ? map[header] : undefined;
  return labels && Object.hasOwn(labels, label) ? labels[label] : undefined;
}

/** The choices with a label standing for an option, or for none. */
export function withMapped<C extends OptionChoices>(
  choices: C,
  { column, label }: UnknownOption,
  option: string | null,
): C {
  const map = choices.option_map ?? {};
  const labelsNow = Object.hasOwn(map, column) ? map[column] : undefined;
  const others = Object.entries(labelsNow ?? {}).filter(([each]) => each !== label);
  const labels = option === null ? others : [...others, [label, option] as const];
  const rest = Object.entries(map).filter(([header]) => header !== column);
  const columns = labels.length === 0 ? rest : [...rest, [column, Object.fromEntries(labels)] as const];
  return { ...choices, option_map: Object.fromEntries(columns) };
}

/** Whether labels that no option has become options; they do unless somebody said otherwise. */
export const addsOptions = ({ new_options }: OptionChoices): boolean => new_options !== 'reject';

/** What the choices lead to, in a sentence: “2 labels become options, 1 stands for another.” */
export function outcomeWords(unknown: readonly UnknownOption[], choices: OptionChoices): string {
  const fates = unknown.map(({ column, label }) => mappedTo(choices, column, label));
  const leftOut = fates.filter((fate) => fate === '').length;
  const mapped = fates.filter((fate) => fate).length;
  const others = unknown.length - mapped - leftOut;
  const labels = (count: number) => (count === 1 ? '1 label' : `${count.toLocaleString('en')} labels`);
  const parts: string[] = [];
  if (others > 0 && addsOptions(choices))
    parts.push(`${labels(others)} ${others === 1 ? 'becomes an option' : 'become options'}`);
  if (others > 0 && !addsOptions(choices)) {
    const rows = unknown
      .filter(({ column, label }) => mappedTo(choices, column, label) === undefined)
      .reduce((sum, { count }) => sum + count, 0);
    parts.push(`rows with ${labels(others)} are not imported (${rows.toLocaleString('en')})`);
  }
  if (mapped > 0) parts.push(`${labels(mapped)} ${mapped === 1 ? 'stands' : 'stand'} for an option there is`);
  if (leftOut > 0) parts.push(`${labels(leftOut)} ${leftOut === 1 ? 'is' : 'are'} left blank`);
  const sentence = parts.join(', ');
  return sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
