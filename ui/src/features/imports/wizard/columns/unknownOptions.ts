// Labels in a file that a select does not have: what becomes of each, as the mapping keeps it.

/** A label that no option of its column's field has. */
export interface UnknownOption {
  /** Header of the column. */
  column: string;
  label: string;
  /** How many rows have it. */
  count: number;
}

/** What becomes of labels that no option has: of single ones, and of all others. */
export interface OptionChoices {
  newOptions: 'add' | 'reject';
  /** The option that a label stands for, by header and label. */
  optionMap: Record<string, Record<string, string>>;
}

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

/** The option that a label is to become; nothing where it goes the way of the others. */
export function mappedTo({ optionMap }: OptionChoices, header: string, label: string): string | undefined {
  const labels = Object.hasOwn(optionMap, header) ? optionMap[header] : undefined;
  return labels && Object.hasOwn(labels, label) ? labels[label] : undefined;
}

/** The choices with a label standing for an option, or for none. */
export function withMapped(
  choices: OptionChoices,
  { column, label }: UnknownOption,
  option: string | null,
): OptionChoices {
  const others = Object.entries(choices.optionMap[column] ?? {}).filter(([each]) => each !== label);
  const labels = option === null ? others : [...others, [label, option] as const];
  const rest = Object.entries(choices.optionMap).filter(([header]) => header !== column);
  const columns = labels.length === 0 ? rest : [...rest, [column, Object.fromEntries(labels)] as const];
  return { ...choices, optionMap: Object.fromEntries(columns) };
}

/** What the choices lead to, in a sentence: “2 labels become options, 1 stands for another.” */
export function outcomeWords(unknown: readonly UnknownOption[], choices: OptionChoices): string {
  const mapped = unknown.filter(({ column, label }) => mappedTo(choices, column, label) !== undefined).length;
  const others = unknown.length - mapped;
  const labels = (count: number) => (count === 1 ? '1 label' : `${count.toLocaleString('en')} labels`);
  const parts: string[] = [];
  if (others > 0 && choices.newOptions === 'add')
    parts.push(`${labels(others)} ${others === 1 ? 'becomes an option' : 'become options'}`);
  if (others > 0 && choices.newOptions === 'reject') {
    const rows = unknown
      .filter(({ column, label }) => mappedTo(choices, column, label) === undefined)
      .reduce((sum, { count }) => sum + count, 0);
    parts.push(`rows with ${labels(others)} are not imported (${rows.toLocaleString('en')})`);
  }
  if (mapped > 0) parts.push(`${labels(mapped)} ${mapped === 1 ? 'stands' : 'stand'} for an option there is`);
  const sentence = parts.join(', ');
  return sentence && `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
