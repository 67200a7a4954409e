// The list of fields as one order: the head of each group, then its fields; the head of those without a group last.

import type { FieldGroupId, FieldId, FieldInfo, FieldList } from '../../../ipc';

export const NO_GROUP = 'Without a group';

const HEAD = 'group:';
const OTHERS = `${HEAD}`;

export const headOf = (group: FieldGroupId | null): string => `${HEAD}${group ?? ''}`;
export const isHead = (item: string): boolean => item.startsWith(HEAD);
export const groupOfHead = (item: string): FieldGroupId | null => (item === OTHERS ? null : item.slice(HEAD.length));

/** The fields that are in use by group, those without a group last; groups without fields too. */
export function fieldsByGroup({
  groups,
  fields,
}: FieldList): { group: FieldGroupId | null; name: string; fields: FieldInfo[] }[] {
  const live = fields.filter(({ archived }) => !archived);
  const known = new Set(groups.map(({ id }) => id));
  const others = live.filter(({ group }) => group === null || !known.has(group));
  return [
    ...groups.map(({ id, name }) => ({ group: id, name, fields: live.filter(({ group }) => group === id) })),
    { group: null, name: NO_GROUP, fields: others },
  ];
}

export function itemsOf(list: FieldList): string[] {
  return fieldsByGroup(list).flatMap(({ group, fields }) => [headOf(group), ...fields.map(({ id }) => id)]);
}

/** Where a field stands in an order: its group, the field after it, and its place among the group's. */
export function placeIn(order: string[], field: FieldId) {
  const at = order.indexOf(field);
  const head = order.findLastIndex((item, index) => index < at && isHead(item));
  // Above the first head is the beginning of the first group.
  const from = head < 0 ? order.findIndex(isHead) : head;
  const end = order.findIndex((item, index) => index > Math.max(from, at) && isHead(item));
  const own = order.slice(from + 1, end < 0 ? undefined : end).filter((item) => item !== field);
  const place = head < 0 ? 0 : at - head - 1;
  const group = groupOfHead(order[from] ?? OTHERS);
  return { group, before: own[place] ?? null, number: place + 1, count: own.length + 1 };
}

/** The list with a field at another place, as it will be told once the core has moved it. */
export function withMovedField(
  list: FieldList,
  field: FieldId,
  group: FieldGroupId | null,
  before: FieldId | null,
): FieldList {
  const moved = list.fields.find(({ id }) => id === field);
  if (!moved) return list;
  const others = list.fields.filter(({ id }) => id !== field);
  const index = before === null ? others.length : others.findIndex(({ id }) => id === before);
  return { ...list, fields: others.toSpliced(index < 0 ? others.length : index, 0, { ...moved, group }) };
}
