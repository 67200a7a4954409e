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
  const known = new Set(groups.map(({ id }) => id));
  const live = fields.filter(({ archived }) => !archived);
  const groupOf = ({ group }: FieldInfo) => (group !== null && known.has(group) ? group : null);
  return [...groups, { id: null, name: OTHER_FIELDS }]
    .map(({ id, name }) => ({ group: id, name, fields: live.filter((field) => groupOf(field) === id) }))
    .filter((section) => section.fields.length > 0);
}
