import { Button, SegmentedControl } from '@mantine/core';
import { IconTag, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { type ContactsSearch, TAG_MODES, type TagMode, withTags } from '../contacts/search';
import { useTags } from './api';
import { TagPicker } from './TagPicker';
import classes from './Tags.module.css';

const MODE_WORDS: Record<TagMode, string> = { any: 'any of', all: 'all of', none: 'none of' };

interface TagFilterBarProps {
  search: ContactsSearch;
  onSearch: (search: ContactsSearch) => void;
}

/** What the list asks of tags, as chips that read like a sentence, and the way to ask for more. */
export function TagFilterBar({ search, onSearch }: TagFilterBarProps) {
  const [opened, setOpened] = useState(false);
  const [mode, setMode] = useState<TagMode>('any');
  const tags = useTags();
  const chosen = search[mode] ?? [];
  const nameOf = (id: string) => tags.find((tag) => tag.id === id)?.name;
  return (
    <>
      <TagPicker
        opened={opened}
        onOpened={setOpened}
        label="Filter by tag"
        target={
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconTag size={15} stroke={1.75} />}
            aria-expanded={opened}
            onClick={() => setOpened(!opened)}
          >
            Filter by tag
          </Button>
        }
        header={
          <SegmentedControl
            fullWidth
            size="xs"
            aria-label="Which people"
            value={mode}
            onChange={(value) => setMode(TAG_MODES.find((each) => each === value) ?? 'any')}
            data={TAG_MODES.map((value) => ({ value, label: MODE_WORDS[value] }))}
          />
        }
        stateOf={(tag) => (chosen.includes(tag.id) ? 'on' : 'off')}
        canMake={false}
        onChoose={(choice) => {
          if (!('tag' in choice)) return;
          const { id } = choice.tag;
          const next = chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id];
          onSearch(withTags(search, mode, next));
        }}
        onBackspace={() => onSearch(withTags(search, mode, chosen.slice(0, -1)))}
      />
      <div className={classes.chips}>
        {TAG_MODES.map((each) => {
          const names = (search[each] ?? []).map(nameOf).filter((name) => name !== undefined);
          if (names.length === 0) return null;
          // One tag needs no “of”.
          const word = names.length === 1 && each !== 'none' ? 'tagged' : `tagged ${MODE_WORDS[each]}`;
          const text = `${word} ${names.join(', ')}`;
          return (
            <span key={each} className={classes.chip} title={text}>
              <span className={classes.chipText}>
                <span className={classes.chipWord}>{word}</span> <bdi>{names.join(', ')}</bdi>
              </span>
              <button
                type="button"
                className={classes.remove}
                aria-label={`Remove filter: ${text}`}
                onClick={() => onSearch(withTags(search, each, []))}
              >
                <IconX size={12} stroke={2} aria-hidden />
              </button>
            </span>
          );
        })}
      </div>
    </>
  );
}
