import type { FieldGroupId, FieldInfo, FieldList } from '../../ipc';

/** The heading of fields without a group. */
export const OTHER_FIELDS = 'Other fields';

export interface FieldSection {
  /** None for the fields without a group. */
  group: FieldGroupId | null;
  name: string;
  fields: FieldInfo[];
}

/** The fields that are in use, under the headings of their groups, the fields without one last; empty groups are left out. */
export function fieldSections({ groups, fields }: FieldList): FieldSection[] {
  const live = fields.filter(({ archived }) => !archived);
  return [...groups, { id: null, name: OTHER_FIELDS }]
    .map(({ id, name }) => ({ group: id, name, fields: live.filter(({ group }) => group === id) }))
    .filter((section) => section.fields.length > 0);
}
