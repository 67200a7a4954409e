// Everything that is asked and told about tags.

import { queryOptions, useQuery } from '@tanstack/react-query';
import { ipc, newJob, type OnProgress, type Selection, type TagColor, type TagContacts, type TagInfo } from '../../ipc';

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: () => ipc.listTags(),
  // Whoever changes contacts changes how many have a tag.
  meta: { tags: ['contacts'] },
});

/** How many of the selected contacts have which tag. */
export function tagUseQuery(selection: Selection) {
  return queryOptions({
    queryKey: ['tags', 'use', selection],
    queryFn: () => ipc.getTagUse({ selection }),
    meta: { tags: ['contacts'] },
    gcTime: 0,
  });
}

/** How many contacts a change would change. */
export function taggingCountQuery(input: TagContacts) {
  return queryOptions({
    queryKey: ['tags', 'count', input],
    queryFn: () => ipc.countTagging(input),
    meta: { tags: ['contacts'] },
    gcTime: 0,
  });
}

const NO_TAGS: TagInfo[] = [];

/** Every tag, in the order of the names; none until they have come. */
export function useTags(): TagInfo[] {
  return useQuery(tagsQuery).data ?? NO_TAGS;
}

/** The colour of a tag by its name; grey until it is known. */
export function useTagColor(): (name: string) => TagColor {
  const tags = useTags();
  return (name) => tags.find((tag) => tag.name === name)?.color ?? 'gray';
}

/** Names are the same tag, case and accents aside. The core has the last word. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').trim().replace(/\s+/gu, ' ').toLowerCase();
}

const unwatched: OnProgress = () => {};

/** Gives one contact a tag, or takes one; too little to watch. */
export const tagContact = (input: TagContacts) => ipc.tagContacts({ ...input, job: newJob() }, unwatched);
