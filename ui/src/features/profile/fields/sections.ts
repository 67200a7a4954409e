import type { FieldCell, FieldId, FieldInfo, FieldList, FieldValue, ProfileLayout } from '../../../ipc';

/** A group of the profile, or the fields that have none. */
export interface Section {
  /** The group's id; nothing for the fields without one. */
  group: string | null;
  name: string;
  fields: FieldInfo[];
  filled: number;
  isOpen: boolean;
}

export const valuesOf = (cells: FieldCell[] = []): ReadonlyMap<FieldId, FieldValue> =>
  new Map(cells.map(({ field, value }) => [field, value]));

/** The sections that have fields, in the order of their groups, with what the layout folds and hides. */
export function sectionsOf(
  { groups, fields }: FieldList,
  values: ReadonlyMap<FieldId, FieldValue>,
  { folded = [], othersFolded = false, hideEmpty = false }: ProfileLayout,
): Section[] {
  const known = new Set(groups.map(({ id }) => id));
  const live = fields.filter(({ archived }) => !archived);
  const section = (group: string | null, name: string, own: FieldInfo[], isFolded: boolean): Section => ({
    group,
    name,
    fields: own,
    filled: own.filter(({ id }) => values.has(id)).length,
    isOpen: !isFolded,
  });
  const grouped = groups.map(({ id, name }) =>
    section(
      id,
      name,
      live.filter((field) => field.group === id),
      folded.includes(id),
    ),
  );
  const others = live.filter(({ group }) => group === null || !known.has(group));
  return [...grouped, section(null, 'Other fields', others, othersFolded)].filter((each) =>
    hideEmpty ? each.filled > 0 : each.fields.length > 0,
  );
}

/** The layout with a section folded or opened. */
export function withFold({ folded = [] }: ProfileLayout, section: Section, isOpen: boolean): Partial<ProfileLayout> {
  if (section.group === null) return { othersFolded: !isOpen };
  const others = folded.filter((group) => group !== section.group);
  return { folded: isOpen ? others : [...others, section.group] };
}
