// What is done to record types and their roles, said and offered to be taken back.

import type { QueryClient } from '@tanstack/react-query';
import { ipc, type RecordRoleInfo, type RecordTypeId, type RecordTypeInfo, type UpdateRecordType } from '../../../ipc';
import { formatCountOf } from '../../../lib/format';
import { recordTypesQuery } from '../api';
import { tried } from '../verbs';

/** Shows the types as they will be before the core has said so. The function returned shows them as they were. */
export function showTypes(client: QueryClient, change: (types: RecordTypeInfo[]) => RecordTypeInfo[]): () => void {
  const { queryKey } = recordTypesQuery;
  const before = client.getQueryData(queryKey);
  if (before) client.setQueryData(queryKey, change(before));
  return () => client.setQueryData(queryKey, before);
}

const behind = (order: string[], id: string): string | null => order[order.indexOf(id) + 1] ?? null;

const inOrder = <T extends { id: string }>(list: T[], order: string[]): T[] =>
  [...list].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));

export async function moveType(client: QueryClient, id: RecordTypeId, order: string[]): Promise<void> {
  const takeBack = showTypes(client, (types) => inOrder(types, order));
  const moved = await tried(
    () => ipc.moveRecordType({ recordType: id, before: behind(order, id) }),
    () => 'Moved the record type',
  );
  if (!moved) takeBack();
}

export function deleteType({ id, name, recordCount }: RecordTypeInfo): Promise<boolean> {
  const records = recordCount > 0 ? ` with ${formatCountOf(recordCount, 'record')}` : '';
  return tried(
    () => ipc.deleteRecordType({ recordType: id }),
    () => `Deleted the record type ${name}${records}`,
  );
}

/** Changes some of what a type is; the rest stays. */
export function updateType(
  type: RecordTypeInfo,
  change: Partial<Omit<UpdateRecordType, 'recordType'>>,
  message: string,
): Promise<boolean> {
  const { id, name, plural, icon, color, flowApp, titleField } = type;
  return tried(
    () => ipc.updateRecordType({ recordType: id, name, plural, icon, color, flowApp, titleField, ...change }),
    () => message,
  );
}

export async function moveRole(
  client: QueryClient,
  type: RecordTypeInfo,
  role: RecordRoleInfo,
  order: string[],
): Promise<void> {
  const takeBack = showTypes(client, (types) =>
    types.map((each) => (each.id === type.id ? { ...each, roles: inOrder(each.roles, order) } : each)),
  );
  const moved = await tried(
    () => ipc.moveRecordRole({ role: role.id, before: behind(order, role.id) }),
    () => `Moved the role ${role.name}`,
  );
  if (!moved) takeBack();
}

export function deleteRole(role: RecordRoleInfo): Promise<boolean> {
  return tried(
    () => ipc.deleteRecordRole({ role: role.id }),
    () => `Deleted the role ${role.name}`,
  );
}
