import type { TagColor, TagInfo } from '../bindings';
import { TAGS } from './people';

const COLORS: TagColor[] = [
  'blue',
  'green',
  'violet',
  'orange',
  'sky',
  'pink',
  'teal',
  'yellow',
  'red',
  'lime',
  'gray',
];

export interface FakeTag {
  id: string;
  name: string;
  color: TagColor;
}

/** The tags there are; who has them is told by the contacts. Each change returns what takes it back. */
export function createFakeTags() {
  let tags: FakeTag[] = [...new Set(TAGS)].map((name, index) => ({
    id: `tag-${index}`,
    name,
    color: COLORS[index % COLORS.length] ?? 'gray',
  }));
  const set = (next: FakeTag[]) => {
    const before = tags;
    tags = next;
    return () => {
      tags = before;
    };
  };
  const nameOf = (id: string) => tags.find((tag) => tag.id === id)?.name ?? '';
  return {
    nameOf,
    all: () => tags,
    list: (contacts: (name: string) => number): TagInfo[] =>
      [...tags]
        .sort((a, b) => a.name.localeCompare(b.name))
        .map((tag) => ({ ...tag, contacts: contacts(tag.name), inBin: 0 })),
    make(names: string[]) {
      const isNew = (name: string) => !tags.some((tag) => tag.name === name);
      const made = names.filter(isNew).map((name) => ({ id: crypto.randomUUID(), name, color: 'blue' as const }));
      return set([...tags, ...made]);
    },
    change: (id: string, name: string | null, color: TagColor | null) =>
      set(tags.map((tag) => (tag.id === id ? { id, name: name ?? tag.name, color: color ?? tag.color } : tag))),
    remove: (id: string) => set(tags.filter((tag) => tag.id !== id)),
  };
}
