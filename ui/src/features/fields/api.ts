// Everything that is asked about custom fields and their groups.

import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { toastError } from '../../components/toast';
import { type FieldInfo, type FieldList, ipc, type ProfileLayout, type RecordTypeId, type TryField } from '../../ipc';
import { region, timeZone } from '../../lib/format';
import { useMembers } from '../team/api';
import type { FieldContext } from './format';

/** Every group and every field, archived ones too. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: () => ipc.listFields(),
  meta: { tags: ['fields'] },
});

/** The key that a field of this label would get. */
export function suggestedKeyQuery(label: string, recordType: RecordTypeId | null = null) {
  return queryOptions({
    queryKey: ['fields', 'key', recordType, label],
    queryFn: () => ipc.suggestFieldKey({ label, ...(recordType === null ? {} : { recordType }) }),
    meta: { tags: ['fields'] },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** What the core reads in values under a definition that is not saved yet; fails with why it refuses them. */
export function triedFieldQuery(input: TryField) {
  return queryOptions({
    queryKey: ['fields', 'try', input],
    queryFn: () => ipc.tryField(input),
    meta: { tags: [] },
    gcTime: 0,
  });
}

const profileLayoutQuery = queryOptions({
  queryKey: ['fields', 'layout'],
  queryFn: () => ipc.getProfileLayout(),
  meta: { tags: ['fields', 'workspace'] },
});

/** How whoever acts has arranged the profile, and the way to change it; absent until it is known. */
export function useProfileLayout(): [ProfileLayout | undefined, (change: Partial<ProfileLayout>) => void] {
  const client = useQueryClient();
  const answer = useQuery(profileLayoutQuery);
  // How it was arranged matters less than what it arranges.
  const layout = answer.isError ? USUAL_LAYOUT : answer.data;
  const change = (next: Partial<ProfileLayout>) => {
    const { queryKey } = profileLayoutQuery;
    const arranged = { ...(client.getQueryData(queryKey) ?? USUAL_LAYOUT), ...next };
    client.setQueryData(queryKey, arranged);
    ipc.setProfileLayout(arranged).catch((thrown: unknown) => {
      client.setQueryData(queryKey, layout);
      toastError(thrown);
    });
  };
  return [layout, change];
}

const USUAL_LAYOUT: ProfileLayout = { folded: [], othersFolded: false, hideEmpty: false };

const NONE: FieldList = { groups: [], fields: [] };

/** Every group and field; none until they have come. */
export function useFieldList(): FieldList {
  return useQuery(fieldsQuery).data ?? NONE;
}

/** The fields that are in use, in their order. */
export function useFields(): FieldInfo[] {
  const { fields } = useFieldList();
  return useMemo(() => fields.filter(({ archived }) => !archived), [fields]);
}

/** How values are written in this workspace. */
export function useFieldContext(): FieldContext {
  const members = useMembers();
  const here = region.use();
  const timezone = timeZone.use();
  return useMemo(() => ({ region: here, timezone, members }), [here, timezone, members]);
}
